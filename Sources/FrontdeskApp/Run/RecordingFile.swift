package import Domain
import Glibc
import Interchange

/// Files with the sound of calls: looked at, and found again when they were moved.
package enum RecordingFile {
  /// Why a file is not taken for a recording.
  package enum Refusal: Error, Hashable, Sendable, CaseIterable {
    case missing
    case isFolder
    /// A device, a pipe, a socket.
    case isNoFile
    case unreadable
    case empty
    /// More bytes than `mostBytes`.
    case tooLarge
    /// It was written to while it was read.
    case isGrowing

    /// The sentence for a person.
    package var message: Localized {
      switch self {
      case .missing:
        Localized(zh: "没有这个录音文件；请核对路径", en: "there is no such recording; check the path")
      case .isFolder:
        Localized(
          zh: "这是文件夹，不是录音；请给出里面的文件", en: "that is a folder and no recording; give the file in it")
      case .isNoFile:
        Localized(zh: "这不是普通文件，不能作为录音", en: "that is no plain file and cannot be a recording")
      case .unreadable:
        Localized(zh: "读不了这个录音文件；请检查权限", en: "the recording cannot be read; check its permissions")
      case .empty:
        Localized(zh: "录音文件是空的；可能还没有录完", en: "the recording is empty; it may not be finished yet")
      case .tooLarge:
        Localized(
          zh: "录音文件超过 \(RecordingFile.mostBytes >> 20) MB，不予附上；请剪短或压缩",
          en: "the recording has more than \(RecordingFile.mostBytes >> 20) MB; cut or compress it")
      case .isGrowing:
        Localized(
          zh: "录音还在写入；请录完后再附上",
          en: "the recording is still being written; attach it when it is finished")
      }
    }
  }

  /// Every sentence with which a file is not taken.
  static let refusals = Set(Refusal.allCases.map(\.message))

  /// No call is longer than this in any usual format: 256 MiB are four hours of plain 8 kHz sound.
  package static let mostBytes = 256 << 20

  /// What is kept of a file: where it lies from the root on, its length, size and digest.
  ///
  /// Reads all of it; a pipe or a device is told by its kind and never waited for.
  package static func facts(of path: String) throws(Refusal) -> RecordingFacts {
    var facts: RecordingFacts?
    try read(path) { bytes, whole in
      facts = RecordingFacts(
        path: whole,
        seconds: SoundLength.seconds(head: bytes.head, bytes: bytes.count) ?? bytes.frames.seconds,
        bytes: bytes.count, sha256: bytes.digest)
    }
    guard let facts else { throw .unreadable }
    return facts
  }

  /// A path as people type it: `~/` is their own folder.
  package static func path(typed: String) -> String {
    let text = typed.trimmingBlanks
    guard text.hasPrefix("~/"), let home = getenv("HOME") else { return text }
    return String(cString: home) + text.dropFirst()
  }

  /// What a path that is being typed may go on to, in the order of the names: folders with a slash at
  /// their end, and files; hidden ones only where their dot was typed.
  package static func completions(of typed: String) -> [String] {
    let cut = typed.lastIndex(of: "/").map { typed.index(after: $0) } ?? typed.startIndex
    let (folder, begun) = (typed[..<cut], typed[cut...])
    let place = path(typed: String(folder))
    return names(in: place.isEmpty ? "." : place).filter {
      $0.hasPrefix(begun) && (!$0.hasPrefix(".") || begun.hasPrefix("."))
    }.compactMap { name in
      var status = stat()
      guard stat(place + name, &status) == 0 else { return nil }
      switch status.st_mode & S_IFMT {
      case S_IFDIR: return folder + name + "/"
      case S_IFREG: return folder + name
      default: return nil
      }
    }
  }

  /// Whether a recording is where it was, by its size alone.
  package static func isThere(_ facts: RecordingFacts) -> Bool {
    var status = stat()
    return stat(facts.path, &status) == 0 && status.st_mode & S_IFMT == S_IFREG
      && status.st_size == facts.bytes
  }

  /// The content of a recording, for a player; refused when it is not the one that was attached.
  package static func content(of facts: RecordingFacts) throws(Refusal) -> [UInt8] {
    guard isThere(facts) else { throw .missing }
    let descriptor = open(facts.path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else { throw .unreadable }
    defer { close(descriptor) }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(facts.bytes)
    try pieces(of: descriptor) { bytes.append(contentsOf: $0) }
    guard SHA256.digest(of: bytes).hex == facts.sha256 else { throw .missing }
    return bytes
  }

  /// Looks for recordings that are not where they were: by name and size first, and then by digest.
  ///
  /// - Parameters:
  ///   - wanted: What is looked for.
  ///   - folders: Where, without the folders in them; links to folders are followed.
  /// - Returns: The new paths by the place in `wanted`; what was not found is not among them.
  package static func find(_ wanted: [RecordingFacts], in folders: [String]) -> [Int: String] {
    var found: [Int: String] = [:]
    for folder in folders {
      for name in names(in: folder) {
        let path = folder.hasSuffix("/") ? folder + name : folder + "/" + name
        var status = stat()
        guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFREG else { continue }
        let alike = wanted.indices.filter {
          found[$0] == nil && wanted[$0].bytes == Int(status.st_size)
        }
        guard !alike.isEmpty, let facts = try? facts(of: path) else { continue }
        for place in alike where wanted[place].sha256 == facts.sha256 { found[place] = facts.path }
      }
    }
    return found
  }

  private static func names(in folder: String) -> [String] {
    guard let opened = opendir(folder) else { return [] }
    defer { closedir(opened) }
    var names: [String] = []
    while let entry = readdir(opened) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) { start in
        start.withMemoryRebound(to: CChar.self, capacity: 256) { String(validatingCString: $0) }
      }
      if let name, name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  // MARK: - Reading

  private struct Content {
    var head: [UInt8] = []
    var count = 0
    var digest = ""
    var frames = MP3Length()
  }

  private static func read(
    _ path: String, _ take: (Content, String) -> Void
  ) throws(Refusal) {
    guard !path.isEmpty, !path.utf8.contains(0) else { throw .missing }
    let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY)
    guard descriptor >= 0 else {
      throw [ENOENT, ENOTDIR, ENAMETOOLONG, ELOOP].contains(errno) ? .missing : .unreadable
    }
    defer { close(descriptor) }
    var status = stat()
    guard fstat(descriptor, &status) == 0 else { throw .unreadable }
    switch status.st_mode & S_IFMT {
    case S_IFREG: break
    case S_IFDIR: throw .isFolder
    default: throw .isNoFile
    }
    if status.st_size == 0 { throw .empty }
    if status.st_size > mostBytes { throw .tooLarge }
    guard let resolved = realpath(path, nil) else { throw .missing }
    defer { free(resolved) }
    guard let whole = String(validatingCString: resolved) else { throw .missing }
    var content = Content()
    var digest = SHA256()
    try pieces(of: descriptor) { piece in
      digest.update(piece)
      content.head += piece.prefix(max(0, SoundLength.headBytes - content.head.count))
      content.count += piece.count
      content.frames.take(piece)
    }
    guard content.count == Int(status.st_size) else { throw .isGrowing }
    content.digest = digest.finish().hex
    take(content, whole)
  }

  private static func pieces(
    of descriptor: Int32, _ take: (UnsafeRawBufferPointer) -> Void
  ) throws(Refusal) {
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    var total = 0
    while total <= mostBytes {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count < 0 {
        if errno == EINTR { continue }
        throw .unreadable
      }
      if count == 0 { return }
      buffer.withUnsafeBytes { take(UnsafeRawBufferPointer(rebasing: $0[..<count])) }
      total += count
    }
    throw .tooLarge
  }
}
