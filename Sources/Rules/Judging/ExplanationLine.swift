/// One line of an explanation, for a screen to colour and for a command to print.
package struct ExplanationLine: Hashable, Sendable {
  /// What a line is about.
  package enum Kind: Hashable, Sendable {
    /// The tag, whether it is there, and by what.
    case head
    /// The `because` text.
    case because
    /// A condition under which the tag comes.
    case condition
    /// A condition under which the tag goes.
    case clearing
    /// A value that is wanting.
    case missing
    /// A day that is waited for.
    case date
  }

  package var kind: Kind
  /// How deep it stands in the tree, from 0.
  package var depth: Int
  /// The verdict of a condition; nil for other lines.
  package var truth: Truth?
  package var text: String
  /// The values with their days, or codes with theirs; may be empty.
  package var detail: String

  package init(kind: Kind, depth: Int, truth: Truth?, text: String, detail: String) {
    self.kind = kind
    self.depth = depth
    self.truth = truth
    self.text = text
    self.detail = detail
  }

  /// The line with marks and indentation: `  ✔ 诊断(htn)  I10 (2020-01-01)`.
  package var plain: String {
    let mark =
      switch truth {
      case .yes?: "✔ "
      case .no?: "✘ "
      case .unknown?: "? "
      case nil: ""
      }
    let space = String(repeating: "  ", count: depth)
    return space + mark + text + (detail.isEmpty ? "" : "  " + detail)
  }
}
