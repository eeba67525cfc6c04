import Domain
import Foundation
import FrontdeskApp
import Testing

/// What may be attached as a recording, what is known of it, and how it is found again.
@Suite final class RecordingFileTests {
  private let folder: URL

  init() throws {
    folder = FileManager.default.temporaryDirectory.appending(path: "rec-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// Two seconds of silence: 8 kHz, 8 bits, one channel.
  private static let wave: [UInt8] = {
    func little(_ number: Int, _ count: Int) -> [UInt8] {
      (0..<count).map { UInt8(truncatingIfNeeded: number >> (8 * $0)) }
    }
    var bytes = Array("RIFF".utf8) + little(36 + 16_000, 4) + Array("WAVEfmt ".utf8)
    bytes += little(16, 4) + little(1, 2) + little(1, 2) + little(8000, 4) + little(8000, 4)
    bytes += little(1, 2) + little(8, 2) + Array("data".utf8) + little(16_000, 4)
    return bytes + [UInt8](repeating: 128, count: 16_000)
  }()

  private func write(_ bytes: [UInt8], _ name: String) throws -> String {
    let url = folder.appending(path: name)
    try Data(bytes).write(to: url)
    return url.path
  }

  private func refusal(_ path: String) -> RecordingFile.Refusal? {
    do {
      _ = try RecordingFile.facts(of: path)
      return nil
    } catch { return error }
  }

  @Test(arguments: [
    "call.wav", "张三 0021.wav", "a\nb.wav", "\u{1B}[31m.wav", "'; rm -rf $HOME.wav", "-n",
  ])
  func aFileIsKnownByLengthSizeAndDigestWhateverItsName(_ name: String) throws {
    let path = try write(Self.wave, name)
    let facts = try RecordingFile.facts(of: path)
    #expect(facts.seconds == 2 && facts.bytes == 16_044)
    #expect(facts.name == name)
    #expect(facts.sha256 == SHA256.digest(of: Self.wave).hex)
    #expect(RecordingFile.isThere(facts))
    #expect(try RecordingFile.content(of: facts) == Self.wave)
  }

  @Test func whatIsNoRecordingIsRefusedWithASentence() throws {
    #expect(refusal(folder.path) == .isFolder)
    #expect(refusal(folder.path + "/none.wav") == .missing)
    #expect(refusal("") == .missing)
    #expect(refusal(folder.path + "/" + String(repeating: "x", count: 5000)) == .missing)
    #expect(refusal("/dev/zero") == .isNoFile)
    #expect(refusal(try write([], "empty.wav")) == .empty)
    let pipe = folder.path + "/pipe"
    #expect(mkfifo(pipe, 0o600) == 0)
    #expect(refusal(pipe) == .isNoFile)
    let large = try write([1], "large.wav")
    #expect(truncate(large, off_t(RecordingFile.mostBytes + 1)) == 0)
    #expect(refusal(large) == .tooLarge)
    for one in [
      RecordingFile.Refusal.missing, .isFolder, .isNoFile, .unreadable, .empty, .tooLarge,
      .isGrowing,
    ] {
      #expect(one.message.chinese != one.message.english)
    }
  }

  @Test func aLinkIsFollowedToTheFileItself() throws {
    let path = try write(Self.wave, "call.wav")
    let link = folder.path + "/link"
    #expect(symlink(path, link) == 0)
    #expect(try RecordingFile.facts(of: link).name == "call.wav")
  }

  @Test func whatMovedIsFoundByItsContentWhateverItIsCalledNow() throws {
    let facts = try RecordingFile.facts(of: try write(Self.wave, "call.wav"))
    let elsewhere = folder.appending(path: "else")
    try FileManager.default.createDirectory(at: elsewhere, withIntermediateDirectories: true)
    var twin = Self.wave
    twin[500] = 1
    try Data(twin).write(to: elsewhere.appending(path: "a-same-size.wav"))
    try FileManager.default.moveItem(
      atPath: facts.path, toPath: elsewhere.appending(path: "renamed.wav").path)
    #expect(!RecordingFile.isThere(facts))
    #expect(RecordingFile.find([facts], in: [folder.path]) == [:])
    let found = try #require(RecordingFile.find([facts], in: [folder.path, elsewhere.path])[0])
    #expect(found.hasSuffix("/else/renamed.wav"))
    #expect(RecordingFile.find([facts], in: ["/nowhere"]) == [:])
  }

  @Test func anotherFileInItsPlaceIsNotPlayed() throws {
    let facts = try RecordingFile.facts(of: try write(Self.wave, "call.wav"))
    var other = Self.wave
    other[100] = 7
    _ = try write(other, "call.wav")
    #expect(RecordingFile.isThere(facts))
    #expect(throws: RecordingFile.Refusal.missing) { try RecordingFile.content(of: facts) }
  }
}
