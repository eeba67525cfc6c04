import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

@Suite struct FuzzTests {
  /// Steele and Vigna's SplitMix64: small, seeded, the same everywhere.
  struct Random: RandomNumberGenerator {
    var state: UInt64

    mutating func next() -> UInt64 {
      state &+= 0x9E37_79B9_7F4A_7C15
      var mixed = state
      mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
      mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
      return mixed ^ (mixed >> 31)
    }
  }

  private static let keys: [Key] = [
    .up, .down, .left, .right, .home, .end, .pageUp, .pageDown, .insert, .delete, .backspace,
    .enter, .enter, .enter, .escape, .tab, .function(1), .function(2), .function(3), .function(4),
    .function(5), .function(7), .function(8), .function(9),
    .function(12),
    .function(10),
  ]
  private static let letters = Array("zs张三 138-2+７tsdouLT：?12345明天\u{202E}é/vwer<>Sx,，")

  private func event(_ random: inout Random) -> Event {
    switch Int.random(in: 0..<20, using: &random) {
    case 0..<9:
      return .key(
        KeyPress(
          Self.keys.randomElement(using: &random) ?? .enter,
          Int.random(in: 0..<8, using: &random) == 0 ? .shift : []))
    case 9..<15: return .text(String(Self.letters.randomElement(using: &random) ?? "z"))
    case 15: return .key(.control("suzclrpwokxgfaed".randomElement(using: &random) ?? "s"))
    case 16: return .paste("张三\n138\u{1B}[2J")
    case 17: return .wheel(Point(column: 3, row: 3), Bool.random(using: &random) ? 1 : -1)
    case 18:
      return [
        .garbled(1), .rescued, .resumed, .ambiguousWidth(Int.random(in: 1...2, using: &random)),
        .click(
          Point(
            column: Int.random(in: 0..<120, using: &random),
            row: Int.random(in: 0..<40, using: &random))),
      ].randomElement(using: &random) ?? .rescued
    default:
      return .resize(
        Size(
          columns: Int.random(in: 1...200, using: &random),
          rows: Int.random(in: 1...60, using: &random)))
    }
  }

  private func check(_ model: Model, _ trail: @autoclosure () -> String) {
    let size = model.size
    let frame = view(model, size: size)
    #expect(frame.grid.isWellFormed, "\(trail())")
    #expect(frame.grid.size == size, "\(trail())")
    if let cursor = frame.cursor {
      #expect(Rect(size).contains(cursor), "\(cursor) in \(size): \(trail())")
    }
    #expect(model.lookup.list.count == model.lookup.everybody.count, "\(trail())")
    #expect(model.followUps.list.count == model.followUps.ids.count, "\(trail())")
    #expect(model.lookup.rows.isEmpty || model.lookup.selected != nil, "\(trail())")
    if model.desk.isLocked, SizeClass(size) != .tooSmall {
      let text = frame.grid.lines.joined()
      for secret in LockTests.names { #expect(!text.contains(secret), "\(trail())") }
    }
    checkTables(model, trail())
    if !model.isUnmasked {
      #expect(!frame.grid.lines.joined().contains("13812340021"), "\(trail())")
    }
  }

  private func checkTables(_ model: Model, _ trail: @autoclosure () -> String) {
    let queue = model.followUps
    #expect(Set(queue.ids).count == queue.ids.count, "\(trail())")
    #expect(queue.list.selected == 0 || queue.list.selected < queue.ids.count, "\(trail())")
    #expect(
      queue.sections.isEmpty || queue.sections.reduce(0, +) == queue.ids.count, "\(trail())")
    let all = Set(SampleClinic.archives.flatMap(\.followUps).map { Int64($0.id.value) })
    #expect(model.tables[.queue].marks.marked.isSubset(of: all), "\(trail())")
    let people = Set(SampleClinic.archives.map { Int64($0.id.value) })
    #expect(model.tables[.people].marks.marked.isSubset(of: people), "\(trail())")
    if case .export(let run) = model.tables.dialog {
      #expect(run.done <= run.ids.count, "\(trail())")
    }
    // A row that is there is the row that its number says.
    for (row, id) in queue.ids.enumerated() {
      #expect(queue[row].map { Int64($0.followUp.id.value) } ?? id == id, "\(trail())")
    }
  }

  @Test(arguments: 1...16)
  func anyKeysAtAnySizeLeaveAWholeScreen(_ seed: Int) {
    var random = Random(state: UInt64(seed))
    var desk = Desk(
      Int.random(in: 1...200, using: &random), Int.random(in: 1...60, using: &random),
      language: Bool.random(using: &random) ? .chinese : .english)
    var trail: [Event] = []
    for step in 0..<120 {
      let event = event(&random)
      trail.append(event)
      // Answers come late and out of order now and then.
      desk.holds = Int.random(in: 0..<4, using: &random) == 0
      desk.send(.event(event))
      if !desk.holds || step % 7 == 0 { desk.deliver(reversed: Bool.random(using: &random)) }
      if step % 6 == 0 { check(desk.model, "seed \(seed): \(trail.suffix(12))") }
    }
    desk.holds = false
    desk.deliver()
    desk.send(.event(.resize(Size(columns: 100, rows: 30))))
    if desk.model.desk.isLocked { desk.press("<Enter>") }
    for _ in 0..<30 { desk.press("<Esc>") }
    #expect(desk.model.screen == .lookup, "seed \(seed)")
    #expect(desk.model.overlay == nil && desk.model.outcome == nil, "seed \(seed)")
    #expect(desk.model.settings.form == nil, "seed \(seed)")
    #expect(desk.model.lookup.query.isEmpty, "seed \(seed)")
  }

  @Test func everyScreenDrawsAtEverySize() {
    for screen in ScreenTests.cases + ScreenTests.more {
      var desk = Desk()
      desk.press(screen.keys)
      for columns in [1, 2, 7, 59, 60, 80, 84, 99, 100, 159, 160] {
        for rows in [1, 2, 15, 16, 24, 30, 40, 46] {
          let size = Size(columns: columns, rows: rows)
          let frame = view(desk.model, size: size)
          #expect(frame.grid.isWellFormed && frame.grid.size == size, "\(screen.name) \(size)")
          if let cursor = frame.cursor {
            #expect(Rect(size).contains(cursor), "\(screen.name) \(size) \(cursor)")
          }
        }
      }
    }
  }
}
