import Domain
import Testing

@Suite struct SecretTests {
  @Test func nothingThatPrintsAValueTellsWhatItIs() {
    let secret = Secret("Green-Tea-7".utf8)
    var dumped = ""
    dump(["password": secret], to: &dumped)
    for text in ["\(secret)", String(reflecting: secret), "\([secret])", dumped] {
      #expect(!text.contains("Green") && !text.contains("11"), "\(text)")
    }
    #expect(Mirror(reflecting: secret).children.isEmpty)
  }

  @Test func equalBytesAreEqualAndOthersAreNot() {
    let secret = Secret("Green-Tea-7".utf8)
    #expect(secret == Secret("Green-Tea-7".utf8))
    for other in ["", "Green-Tea-8", "green-Tea-7", "Green-Tea-7 "] {
      #expect(secret != Secret(other.utf8))
    }
    #expect(secret.hashValue == Secret("anything".utf8).hashValue, "a hash would tell something")
    #expect(secret.count == 11)
    #expect(secret.withBytes { Array($0) } == Array("Green-Tea-7".utf8))
  }

  @Test func anEntryTakesBackWholeCharactersAndIsEmptyAfterwards() {
    let entry = SecretEntry()
    for byte in "a医生".utf8 { #expect(entry.append(byte)) }
    #expect(entry.count == 7)
    entry.removeLast()
    #expect(entry.count == 4)
    let secret = entry.take()
    #expect(secret == Secret("a医".utf8))
    #expect(entry.count == 0)
    #expect(entry.take().count == 0)
    entry.removeLast()
    #expect(entry.count == 0)
  }

  @Test func anEntryThatIsFullTakesNoMore() {
    let entry = SecretEntry()
    for _ in 0..<SecretEntry.capacity { #expect(entry.append(0x61)) }
    #expect(!entry.append(0x62))
    #expect(entry.count == 256)
    entry.clear()
    #expect(entry.count == 0 && entry.append(0x62))
  }

  @Test func wipingLeavesNothing() {
    let block = UnsafeMutableRawBufferPointer.allocate(byteCount: 9, alignment: 1)
    defer { block.deallocate() }
    block.copyBytes(from: "password!".utf8)
    Secret.wipe(block)
    #expect(block.allSatisfy { $0 == 0 })
  }
}
