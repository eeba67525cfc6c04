import Testing

@testable import Processes

@Suite("What the machine leaves open around the data")
struct MachineGuardsTests {
  private static let titles = "Filename\tType\tSize\tUsed\tPriority\n"

  private func gaps(
    mounts: String = "proc /proc proc rw,nosuid,hidepid=2 0 0", swaps: String = titles,
    encrypted: Set<String> = [], disk: Bool = true
  ) -> [MachineGuards.Gap] {
    MachineGuards(
      mounts: mounts, swaps: swaps, isEncrypted: encrypted.contains, isDiskEncrypted: disk
    ).gaps
  }

  @Test("A machine that is set up as it should be has no gap")
  func whole() {
    #expect(gaps() == [])
    #expect(gaps(mounts: "proc /proc proc rw,relatime,hidepid=invisible,gid=4 0 0") == [])
  }

  @Test(
    "Processes that everybody sees are told",
    arguments: [
      "proc /proc proc rw,nosuid 0 0", "proc /proc proc rw,hidepid=0 0 0",
      "proc /proc proc rw,hidepid=off 0 0", "", "proc /elsewhere proc rw,hidepid=2 0 0",
      // The mount on top counts.
      "proc /proc proc rw,hidepid=2 0 0\nproc /proc proc rw 0 0",
    ])
  func processes(mounts: String) { #expect(gaps(mounts: mounts) == [.processes]) }

  @Test("A swap device that is not encrypted is told, memory that is only compressed is not")
  func swap() {
    let plain = Self.titles + "/dev/sda2  partition\t8388604\t0\t-2\n"
    #expect(gaps(swaps: plain) == [.swap])
    #expect(gaps(swaps: plain, encrypted: ["/dev/sda2"]) == [])
    #expect(gaps(swaps: Self.titles + "/dev/zram0\tpartition\t1\t0\t100\n") == [])
    #expect(
      gaps(swaps: plain + "/swap\\040file\tfile\t1\t0\t-3\n", encrypted: ["/dev/sda2"]) == [.swap])
  }

  @Test("A disk that is not encrypted is told")
  func disk() { #expect(gaps(disk: false) == [.disk]) }

  @Test("This machine's own files can be read")
  func here() {
    let gaps = MachineGuards.ofThisMachine(around: "/").gaps
    #expect(Set(gaps).count == gaps.count)
  }
}
