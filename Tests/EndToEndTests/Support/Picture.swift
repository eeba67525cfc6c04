/// Pictures made comparable: without what the time of day puts on them.
enum Picture {
  /// The rows with every clock and every duration of a query taken out.
  static func comparable(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      // Nor does the clock stand still, and with it how long people wait.
      let line = String(line).replacing(/[0-2][0-9]:[0-5][0-9]/, with: "hh:mm")
        .replacing(#/[0-9]+(分|m\b)/#, with: "nn分")
      // The big digits of a locked screen.
      if line.contains("█"), line.allSatisfy({ " █".contains($0) }) { return "" }
      // The duration's length moves what stands before it on the border.
      return line.contains(/\d (ms|µs)/)
        ? line.replacing(#/ +[0-9.]+ (ms|µs)/#, with: "").replacing(/[─\-]+/, with: "─") : line
    }
  }
}

extension PseudoTerminal {
  /// Types the parts of a script one after another, and after each waits for the same picture that
  /// the program draws without a terminal.
  ///
  /// - Parameters:
  ///   - drawn: What of the expected picture this terminal cannot show, and what stands for it.
  ///   - picture: The expected picture after some parts.
  func follow(
    _ parts: [String], drawn: [String: String] = [:], picture: (String) throws -> String
  ) throws {
    for count in 0...parts.count {
      let script = parts.prefix(count).joined()
      if count > 0 { type(Keys.bytes(parts[count - 1])) }
      var text = try picture(script)
      for (what, instead) in drawn { text = text.replacing(what, with: instead) }
      let expected = Picture.comparable(text)
      do {
        try wait(for: "the picture after “\(script)”") { Picture.comparable($0.text) == expected }
      } catch {
        throw EndToEndFailure("\(error)\nshould be\n\(text)")
      }
    }
  }
}
