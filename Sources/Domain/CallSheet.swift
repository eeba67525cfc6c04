/// What whoever calls must know of a follow-up beside the archive.
package struct CallSheet: Hashable, Sendable {
  package var followUp: FollowUpID
  package var patient: PatientID
  /// Since when the person does not want to be contacted for follow-ups; nil while they may be.
  package var noContactSince: CalendarDate?
  /// What is known of the numbers, in the order of the contacts of the archive.
  package var numbers: [ContactStanding]
  /// The recordings of calls with the person, the newest first.
  package var recordings: [CallRecording]
  /// The numbers of those whose files are not where they were.
  package var missing: Set<Int> = []

  package init(
    followUp: FollowUpID, patient: PatientID, noContactSince: CalendarDate? = nil,
    numbers: [ContactStanding] = [], recordings: [CallRecording] = []
  ) {
    self.followUp = followUp
    self.patient = patient
    self.noContactSince = noContactSince
    self.numbers = numbers
    self.recordings = recordings
  }
}

/// What calls have shown of one number.
package enum ContactStanding: Hashable, Sendable {
  /// Nobody has tried it, or nothing came of it.
  case untried
  /// It reached the person last on this day.
  case worked(CalendarDate)
  /// On this day it turned out to belong to somebody else.
  case wrong(CalendarDate)

  /// Whether it belongs to somebody else.
  package var isWrong: Bool { if case .wrong = self { true } else { false } }
}

/// A file with the sound of a call, which stays where it is.
package struct CallRecording: Hashable, Sendable {
  package var id: Int
  package var patient: PatientID
  package var followUp: FollowUpID
  package var file: RecordingFacts
  package var consent: RecordingConsent
  package var at: Instant
  /// The name of who attached it; nil where that is not known.
  package var staffName: String?
  package var version: Int

  package init(
    id: Int, patient: PatientID, followUp: FollowUpID, file: RecordingFacts,
    consent: RecordingConsent, at: Instant, staffName: String? = nil, version: Int = 1
  ) {
    self.id = id
    self.patient = patient
    self.followUp = followUp
    self.file = file
    self.consent = consent
    self.at = at
    self.staffName = staffName
    self.version = version
  }
}

/// What is known of a file with sound.
package struct RecordingFacts: Hashable, Sendable {
  /// Where it lies, from the root on.
  package var path: String
  /// Its length; nil where its header does not tell.
  package var seconds: Int?
  package var bytes: Int
  /// The digest of its content, 64 hexadecimal digits.
  package var sha256: String

  package init(path: String, seconds: Int?, bytes: Int, sha256: String) {
    self.path = path
    self.seconds = seconds
    self.bytes = bytes
    self.sha256 = sha256
  }

  /// The path without its last part.
  package var folder: String {
    let end = path.lastIndex(of: "/") ?? path.startIndex
    return end == path.startIndex ? "/" : String(path[..<end])
  }

  /// The last part of the path.
  package var name: String {
    path.lastIndex(of: "/").map { String(path[path.index(after: $0)...]) } ?? path
  }
}

/// Whether the person agreed to being recorded.
package enum RecordingConsent: String, Hashable, Sendable, CaseIterable {
  /// Asked at the beginning of the call, and heard in the recording.
  case spoken
  /// By a signature.
  case signed
  /// The person was not asked.
  case none

  package var title: Localized {
    switch self {
    case .spoken: Localized(zh: "口头同意", en: "agreed in the call")
    case .signed: Localized(zh: "已签同意书", en: "signed consent")
    case .none: Localized(zh: "未征得同意", en: "not asked")
    }
  }
}
