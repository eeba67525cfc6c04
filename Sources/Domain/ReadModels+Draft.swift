/// What a member of staff has begun to enter and not saved yet, kept through the end of the program.
///
/// The content is patient data: it is never logged.
package struct Draft: Hashable, Sendable {
  /// Which form it belongs to, such as `outcome`.
  package var kind: String
  /// What it is about, such as the number of a follow-up; empty where the form has no subject.
  package var subject: String
  /// JSON, as the form wrote it.
  package var content: String
  package var updatedAt: Instant

  package init(kind: String, subject: String, content: String, updatedAt: Instant) {
    self.kind = kind
    self.subject = subject
    self.content = content
    self.updatedAt = updatedAt
  }
}
