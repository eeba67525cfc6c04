package import Domain
import Interchange

/// What a session leaves for the next one of the same member of staff: identifiers and no names.
package struct SessionMemory: Equatable, Sendable {
  package var screen: ScreenID
  package var scope: QueueScope
  /// Whose record was open; nil when none was.
  package var patient: PatientID?
  /// Whose records were open before, the last one last.
  package var people: [PatientID]
  /// When the session ended.
  package var at: Instant

  package init(
    screen: ScreenID, scope: QueueScope, patient: PatientID?, people: [PatientID], at: Instant
  ) {
    self.screen = screen
    self.scope = scope
    self.patient = patient
    self.people = people
    self.at = at
  }

  /// Beyond this many hours nobody's record comes up again by itself.
  package static let hoursOfRecords = 12
  /// More than anybody goes back to on the next day.
  package static let mostPeople = 10

  /// Whether it ended so lately that records may come up again.
  package func mayShowRecords(at now: Instant) -> Bool {
    (0...Self.hoursOfRecords * 3_600).contains(now.seconds - at.seconds)
  }
}

extension SessionMemory {
  /// The text to keep: JSON.
  package var content: String {
    JSONOutput.members([
      "screen": .string(screen.rawValue), "scope": .string(scope.rawValue),
      "patient": patient.map { .integer($0.value) } ?? .null,
      "people": .array(people.map { .integer($0.value) }), "at": .integer(at.seconds),
    ]).text
  }

  /// Reads what was kept; nil for anything else.
  package init?(content: String) {
    guard case .read(let document) = JSONParser.parse(Array(content.utf8), dialect: .json),
      let screen = document.root["screen"]?.string.flatMap(ScreenID.init),
      let scope = document.root["scope"]?.string.flatMap(QueueScope.init),
      let at = document.root["at"]?.int
    else { return nil }
    let people = document.root["people"]?.elements.compactMap(\.int) ?? []
    self.init(
      screen: screen, scope: scope, patient: document.root["patient"]?.int.map(PatientID.init),
      people: people.suffix(Self.mostPeople).map(PatientID.init), at: Instant(seconds: at))
  }
}
