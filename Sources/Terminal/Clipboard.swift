/// Text for the terminal's clipboard, by OSC 52 of xterm's ctlseqs.
///
/// Only ever written: asking for the clipboard would bring what others have copied.
enum Clipboard {
  /// Most bytes of text; some terminals drop longer sequences, or show them.
  static let limit = 8 * 1024

  /// What to send for a text; nil when it is empty or too long.
  static func request(_ text: String) -> [UInt8]? {
    let bytes = Array(text.utf8)
    guard !bytes.isEmpty, bytes.count <= limit else { return nil }
    return Array("\u{1B}]52;c;\(DirectColor.base64(bytes))\u{7}".utf8)
  }
}
