/// A stretch of rule text and how an editor may colour it.
package struct ColouredStretch: Hashable, Sendable {
  /// In bytes of the file.
  package let range: Range<Int>
  package let colour: TokenRole.Colour
}

extension RuleFile {
  /// The tokens and comments in their order, with how an editor may colour them.
  ///
  /// Expressions inside a text come as stretches of their own, after that of the whole text.
  package var stretches: [ColouredStretch] {
    var stretches: [ColouredStretch] = []
    var comment = 0
    for (index, token) in tokens.enumerated() {
      while comment < comments.count, comments[comment].token == index {
        stretches.append(ColouredStretch(range: comments[comment].range, colour: .comment))
        comment += 1
      }
      guard token.kind != .end else { break }
      stretches.append(ColouredStretch(range: token.range, colour: roles[index].colour))
      for part in inner[index] ?? [] {
        for (place, token) in part.tokens.enumerated() where token.kind != .end {
          stretches.append(
            ColouredStretch(range: token.range, colour: part.roles[place].colour))
        }
      }
    }
    return stretches
  }
}
