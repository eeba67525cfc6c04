package import Domain
import Interchange

/// What was entered for a follow-up and not saved, as it is kept through the end of the program.
///
/// It is patient data: no message, log or error may quote it.
package struct OutcomeDraft: Equatable, Sendable {
  /// Nil while none was chosen.
  package var outcome: FollowUpOutcome?
  /// The date as it was typed by hand; nil while the proposed one stands.
  package var date: String?
  /// One line; empty when nothing was noted.
  package var note: String
  /// Why the date is another than the plan's; empty for no reason.
  package var dateReason: String

  package init(
    outcome: FollowUpOutcome?, date: String?, note: String, dateReason: String = ""
  ) {
    self.outcome = outcome
    self.date = date
    self.note = note
    self.dateReason = dateReason
  }

  /// Whether nothing would be lost with it.
  package var isEmpty: Bool {
    outcome == nil && date == nil && note.allSatisfy(\.isWhitespace)
  }
}

extension OutcomeDraft {
  /// The kind of these drafts among all that a member of staff has.
  package static let kind = "outcome"

  /// The text to keep: JSON.
  package var content: String {
    JSONOutput.members([
      "outcome": .optional(outcome?.rawValue), "date": .optional(date), "note": .string(note),
      "dateReason": .optional(dateReason.isEmpty ? nil : dateReason),
    ]).text
  }

  /// Reads what was kept; nil for a text of another kind.
  ///
  /// Members that are missing or unknown count as not entered, so that a draft of another version
  /// loses as little as it can.
  package init?(content: String) {
    guard case .read(let document) = JSONParser.parse(Array(content.utf8), dialect: .json),
      document.root.kind == .object
    else { return nil }
    let root = document.root
    self.init(
      outcome: root["outcome"]?.string.flatMap(FollowUpOutcome.init), date: root["date"]?.string,
      note: root["note"]?.string ?? "", dateReason: root["dateReason"]?.string ?? "")
  }
}

/// A draft and what is known of it.
package struct KeptDraft: Equatable, Sendable {
  package var draft: OutcomeDraft
  /// When it was last changed.
  package var at: Instant
  /// Whether it comes from a session before this one.
  package var isOfEarlierSession: Bool
  /// Whether it is on the disk as well; false after a write that failed.
  package var isOnDisk = true
  /// Whose follow-up others have ended meanwhile, by name; nil while it is open.
  package internal(set) var endedFor: String?

  package init(_ draft: OutcomeDraft, at: Instant, isOfEarlierSession: Bool = false) {
    self.draft = draft
    self.at = at
    self.isOfEarlierSession = isOfEarlierSession
  }
}
