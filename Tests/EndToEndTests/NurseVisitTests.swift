import Foundation
import Testing

/// A nurse's visit in a real terminal, key by key.
@Suite struct NurseVisitTests {
  /// The keys of the visits, one each, as they were pressed.
  private final class Hand {
    private let terminal: PseudoTerminal
    private(set) var keys = 0

    init(_ terminal: PseudoTerminal) { self.terminal = terminal }

    /// Presses keys one after another, then waits for what shows that the last was taken.
    func press(_ script: [String], until text: String) throws {
      for key in script {
        let bytes = Keys.bytes(key)
        // One key is one byte here: whoever miscounts a script is told.
        #expect(bytes.utf8.count == 1, "\(key)")
        terminal.type(bytes)
        keys += 1
      }
      try terminal.wait(for: text)
    }
  }

  /// The first follow-up for hypertension in the order of work, and how many rows stand above it.
  private func visit(in clinic: Clinic) throws -> (row: Int, id: String, card: String) {
    let rows = try clinic.english("queue", "--due", "all", "--json").lines.map(jsonObject)
    let row = try #require(
      rows.firstIndex { "\($0["reason"] ?? "")".lowercased().contains("hypertension") })
    let id = try #require(rows[row]["followUp"]).self
    return (row, "\(id)", try #require(rows[row]["patient"] as? String))
  }

  private func lastVisit(of card: String, in clinic: Clinic) throws {
    let answers = """
      {"answers": {"visit_day": "2026-08-20", "channel": "1", "symptoms": "1", "sbp": "134",
        "dbp": "84", "height": "165", "weight": "66", "heart_rate": "70", "cigarettes": "0",
        "alcohol": "0", "exercise_times": "3", "exercise_minutes": "30", "salt": "1", "mind": "1",
        "advice_followed": "1", "adherence": "1", "medicine.1": "amlodipine",
        "medicine_times.1": "1", "medicine_dose.1": "5 mg", "adverse": "1",
        "classification": "1", "next_visit": "2026-11-20"}}
      """
    let file = try clinic.write(answers, to: "last.json")
    let filed = try clinic.english(
      "form", "fill", card, "hypertension-visit", "--answers", file, "--at", "2026-08-20")
    #expect(filed.code == 0, "\(filed.errors)")
  }

  /// From the queue to the next person: taken, measured, filed, recorded, the next date set.
  @Test func aRoutineHypertensionVisitTakesAtMostThirtyKeys() throws {
    let clinic = try Clinic()
    let (row, id, card) = try visit(in: clinic)
    try lastVisit(of: card, in: clinic)
    let terminal = try clinic.openQueue()
    for place in 0..<row {
      terminal.type(Keys.bytes("<Down>"))
      try terminal.wait(for: " \(place + 2)/")
    }
    let hand = Hand(terminal)
    try hand.press(["<Enter>"], until: "Record outcome")
    try hand.press(["<C-f>"], until: "Fill in")
    try terminal.wait(for: "this follow-up")
    try hand.press(["<Enter>"], until: "Day of the visit")
    let measured = ["1", "3", "2", "<Enter>", "8", "2", "<Enter>"]
    try hand.press(["<Enter>", "1", "1"] + measured, until: "Enter takes on file")
    let asBefore = ["<Enter>", "<Enter>", "<Enter>"]
    try hand.press(asBefore + ["7", "2", "<Enter>"], until: "72 /min")
    try hand.press(["=", "=", "=", "1", "=", "<Enter>"], until: "Next date  20")
    try terminal.wait(for: "every 3 months")
    try hand.press(["<C-s>"], until: ": Done  ^Z Undo")
    try hand.press(["<Enter>"], until: "Record outcome")
    #expect(hand.keys <= 30, "\(hand.keys)")
    let kept = try clinic.english("followup", "show", id, "--json").output
    #expect(kept.contains("completed"), "\(kept)")
    let filed = try clinic.english("form", "filled", card).output
    #expect(filed.contains("132"), "\(filed)")
    let next = try clinic.english("queue", "--due", "all", "--json").lines.map(jsonObject)
    #expect(!next.contains { "\($0["followUp"] ?? "")" == id })
    #expect(try clinic.english("check").code == 0)
    #expect(terminal.screen.unknown == [])
  }
}
