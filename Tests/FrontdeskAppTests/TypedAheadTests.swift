import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

/// Keys that are quicker than the answers.
@Suite struct TypedAheadTests {
  /// A clinic with more people of one name than the first rows hold.
  private static var crowd: FakeClinic {
    var clinic = FakeClinic()
    let pattern = SampleClinic.archives[4]
    for place in 0..<70 {
      var archive = pattern
      archive.id = PatientID(1_000 + place)
      archive.patient.name = "张伟"
      archive.card = "A-1\(100 + place)"
      archive.followUps = []
      clinic.archives.append(archive)
    }
    return clinic
  }

  /// Where a session stands as far as a person could tell.
  private struct Standing: Equatable {
    var screen: ScreenID
    var people: ListState
    var person: PatientID?
    var opened: PatientID?
    var queue: ListState
    var followUp: Int64?
    var dialog: FollowUpID?
    var outcome: FollowUpOutcome?
    var marks: Int

    init(_ desk: Desk) {
      let model = desk.model
      screen = model.screen
      people = model.lookup.list
      person = model.lookup.selected?.patient
      opened = model.archive.archive?.id
      queue = model.followUps.list
      followUp = model.followUps.selectedID
      dialog = model.outcome?.item.followUp.id
      outcome = model.outcome?.outcome
      marks = model.tables[.queue].marks.count + model.tables[.people].marks.count
    }
  }

  /// Types everything before any answer comes, then lets all of them come.
  private func early(_ first: String, _ keys: String, _ clinic: FakeClinic = FakeClinic()) -> Desk {
    var desk = Desk(clinic: clinic)
    desk.press(first)
    desk.holds = true
    desk.press(keys)
    for _ in 0..<20 where !desk.held.isEmpty { desk.deliver() }
    return desk
  }

  /// Types the same with every answer there before the next key.
  private func late(_ first: String, _ keys: String, _ clinic: FakeClinic = FakeClinic()) -> Desk {
    var desk = Desk(clinic: clinic)
    desk.press(first + keys)
    return desk
  }

  @Test(arguments: [
    "zs<Down>", "zs<Down><Down>", "zs<Down><Down><Up>", "zs<PgDn>", "zs<Down><Enter>",
    "zs<Down><F3>", "zs<Down><F4>", "zs<Ins><Ins>", "zs<S-Down>", "z<Down>s<Down>",
    "zs<Down><C-k>", "zs<F4>",
  ])
  func theLookupEndsWhereItWouldHaveEnded(_ keys: String) {
    #expect(Standing(early("", keys)) == Standing(late("", keys)), "\(keys)")
  }

  @Test(arguments: [
    "张伟<PgDn><PgDn><PgDn><PgDn><PgDn><PgDn><PgDn>", "张伟<C-End>", "张伟<C-End><Up><Enter>",
  ])
  func theEndOfALongListIsThatOfEverybody(_ keys: String) {
    let desk = early("", keys, Self.crowd)
    #expect(Standing(desk) == Standing(late("", keys, Self.crowd)), "\(keys)")
    #expect(desk.model.lookup.list.count == 72)
    #expect(desk.model.lookup.list.selected >= 50)
  }

  @Test(arguments: [
    "<Right><Down>", "<Left><Down><Down>", "<Left><Down><Enter>", "<Left><Down><Enter>2",
    "<Left><C-End>", "<Right><Down><Left><Down>", "<Left><Ins><Ins>", "<Left><Down>s<Down>",
    "<Left>/z<Down><Enter><Down>", "<Left><Down><F3>",
  ])
  func theQueueEndsWhereItWouldHaveEnded(_ keys: String) {
    #expect(Standing(early("<F5>", keys)) == Standing(late("<F5>", keys)), "\(keys)")
  }

  @Test func theFirstRowsOfAQueueAreAwaitedToo() {
    #expect(Standing(early("", "<F5><Down><Enter>2")) == Standing(late("", "<F5><Down><Enter>2")))
    #expect(early("", "<F5><Down><Enter>2").model.outcome?.outcome == .noAnswer)
  }

  @Test func anOutcomeTypedBlindIsSavedForTheRightPerson() {
    let desk = early("<F5>", "<Left><Down><Enter>2<C-s>")
    let saved = desk.clinic.log.compactMap { effect -> FollowUpID? in
      if case .recordOutcome(let entry) = effect { return entry.followUp }
      return nil
    }
    let expected = late("<F5>", "<Left><Down><Enter>")
    #expect(saved == [expected.model.outcome?.item.followUp.id])
  }

  @Test func moreTypingForgetsTheKeysBeforeIt() {
    let desk = early("", "zs<Down><Down>y")
    #expect(desk.model.lookup.selected?.name == "张素英")
    #expect(desk.model.lookup.list.selected == 0)
    #expect(early("", "z<Down><Down>s").model.lookup.list.selected == 0)
  }

  @Test func escForgetsThemAndDoesWhatItDoes() {
    let lookup = early("", "zs<Down><Esc>")
    #expect(lookup.model.lookup.query.isEmpty)
    #expect(lookup.model.lookup.list.selected == 0)
    let queue = early("<F5>", "<Left><Down><Enter><Esc>")
    #expect(queue.model.screen == .lookup)
    #expect(queue.model.outcome == nil)
  }

  @Test func enterAloneStillOpensNobodyAmongSeveral() {
    let desk = early("", "zs<Enter>")
    #expect(desk.model.screen == .lookup)
    #expect(desk.model.lookup.rows.count == 3)
  }

  @Test func afterAQuestionThatFailedTheKeysWorkOnTheRowsThatStayed() {
    for keys in ["zs", "<F5><Left>"] {
      var desk = Desk()
      desk.press(keys == "zs" ? "z" : "<F5>")
      desk.holds = true
      desk.press(keys == "zs" ? "s<Down>" : "<Left><Down>")
      let selected = { (desk: Desk) in
        desk.model.screen == .lookup
          ? desk.model.lookup.list.selected : desk.model.followUps.list.selected
      }
      #expect(selected(desk) == 0, "the key waits")
      for effect in desk.held {
        desk.send(.failed(Localized(same: "the disk is full"), effect))
      }
      #expect(selected(desk) == 0, "what was meant for other rows is forgotten")
      desk.press("<Down>")
      #expect(selected(desk) == 1)
    }
  }

  @Test func aLockedDeskOpensNobodyWhoseNameWasTypedBefore() {
    var desk = Desk()
    desk.holds = true
    desk.press("zs<Down><Enter>")
    desk.send(.command(.lock))
    for _ in 0..<20 where !desk.held.isEmpty { desk.deliver() }
    #expect(desk.model.desk.isLocked)
    #expect(!desk.clinic.log.contains { if case .openArchive = $0 { true } else { false } })
  }

  @Test func aKeyHeldDownDoesNotGoOnForEver() {
    let keys = String(repeating: "<Down>", count: 300)
    let desk = early("", "张伟" + keys, Self.crowd)
    #expect(desk.model.lookup.list.selected == 71)
  }

  @Test func anySeriesOfKeysEndsInTheSamePlaceWhateverTheAnswersDo() {
    let lookup = [
      "<Down>", "<Down>", "<Up>", "<PgDn>", "<PgUp>", "<C-End>", "<C-Home>", "<Ins>",
    ]
    let queue = lookup + ["<Left>", "<Right>", "v", "s"]
    for seed in 0..<60 {
      var random = FuzzTests.Random(state: UInt64(seed))
      let isQueue = seed % 2 == 0
      var keys =
        isQueue ? "<Left>" : ["z", "zs", "张", "张伟", "l"].randomElement(using: &random) ?? "z"
      for _ in 0..<Int.random(in: 1..<8, using: &random) {
        keys += (isQueue ? queue : lookup).randomElement(using: &random) ?? ""
      }
      let first = isQueue ? "<F5>" : ""
      #expect(
        Standing(early(first, keys, Self.crowd)) == Standing(late(first, keys, Self.crowd)),
        "\(seed): \(keys)")
    }
  }
}
