/// The elements of a simple XML text by name, without its comments; enough for the files of UCUM.
struct XMLElements {
  /// One element: its attributes, and the text between its tags as it stands.
  struct Element {
    let attributes: [String: String]
    let body: String
  }

  private let text: String

  init(_ bytes: [UInt8]) {
    var rest = Substring(String(decoding: bytes, as: UTF8.self))
    var kept = ""
    while let start = rest.firstRange(of: "<!--") {
      kept += rest[..<start.lowerBound]
      let tail = rest[start.upperBound...]
      rest = tail.firstRange(of: "-->").map { tail[$0.upperBound...] } ?? ""
    }
    text = kept + rest
  }

  /// The elements of a name in the text of another, or in the whole.
  func elements(_ name: String, in body: String? = nil) -> [Element] {
    var found: [Element] = []
    for piece in (body ?? text).split(separator: "<\(name)", omittingEmptySubsequences: false)
      .dropFirst()
    {
      guard let first = piece.first, first.isWhitespace || first == ">",
        let end = Self.tagEnd(piece)
      else { continue }
      let head = piece[..<end]
      let after = piece[piece.index(after: end)...]
      let inside =
        head.hasSuffix("/")
        ? ""
        : after.prefix(
          upTo: after.firstRange(of: "</\(name)>")?.lowerBound
            ?? after.endIndex)
      found.append(Element(attributes: Self.attributes(head), body: String(inside)))
    }
    return found
  }

  private static func tagEnd(_ piece: Substring) -> String.Index? {
    var isQuoted = false
    return piece.indices.first { place in
      if piece[place] == "\"" { isQuoted.toggle() }
      return piece[place] == ">" && !isQuoted
    }
  }

  private static func attributes(_ head: Substring) -> [String: String] {
    var found: [String: String] = [:]
    let pieces = head.split(separator: "\"", omittingEmptySubsequences: false)
    for pair in stride(from: 0, to: pieces.count - 1, by: 2) {
      let name = pieces[pair].filter { !$0.isWhitespace && $0 != "=" }
      found[String(name)] = plain(String(pieces[pair + 1]))
    }
    return found
  }

  private static func plain(_ text: String) -> String {
    text.replacing("&lt;", with: "<").replacing("&gt;", with: ">").replacing("&quot;", with: "\"")
      .replacing("&apos;", with: "'").replacing("&amp;", with: "&")
  }
}
