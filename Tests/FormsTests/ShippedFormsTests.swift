import Domain
import Forms
import Interchange
import TestSupport
import Testing

@Suite("The shipped forms")
struct ShippedFormsTests {
  static let ids = [
    "audit-c", "basic-information", "consultation", "diabetes-visit", "elderly-exam",
    "elderly-self-care", "fagerstrom", "gad-2", "gad-7", "hypertension-visit", "ipaq-short",
    "medication", "phq-2", "phq-9", "post-operation", "satisfaction", "tcm-constitution-9",
    "tcm-elderly-33",
  ]

  @Test("are read without a single diagnostic")
  func filesAreClean() {
    for (file, diagnostics) in FormClinic.reading.diagnostics {
      for one in diagnostics {
        Issue.record("\(file):\(one.place?.line ?? 0) \(one.code) \(one.message.english)")
      }
    }
    #expect(FormClinic.library.ids == Self.ids)
    #expect(FormClinic.files.map(\.name) == Self.ids.map { $0 + ".json5" })
  }

  @Test("may be shipped, and say where each wording comes from", arguments: ids)
  func licences(_ id: String) throws {
    let form = try FormClinic.form(id)
    #expect(form.licence.mayBeShipped)
    #expect(Set(form.wording.keys) == Set(Language.allCases))
    #expect(!form.source.chinese.isEmpty && !form.source.english.isEmpty)
  }

  @Test("hold none that may not be bundled", .enabled(if: SharedFiles.areThere))
  func nothingForbidden() throws {
    let bytes = try SharedFiles.bytes("questionnaires/questionnaires.json")
    let root = try #require(JSONParser.parse(bytes).document?.root)
    let forbidden = try #require(root["do_not_bundle"]).members.map(\.name)
    #expect(forbidden.count >= 10)
    for name in forbidden {
      for id in Self.ids { #expect(!id.replacing("-", with: "").hasPrefix(name)) }
    }
  }

  /// Texts with a Latin letter and no Chinese one in `zh`, or the other way round, are slips.
  @Test("are complete in both languages", arguments: ids)
  func languages(_ id: String) throws {
    let form = try FormClinic.form(id)
    func isChinese(_ text: String) -> Bool {
      text.unicodeScalars.contains { (0x4E00...0x9FFF).contains($0.value) }
    }
    var texts = [form.title] + form.sections.map(\.title) + form.items.map(\.text)
    texts += form.items.flatMap(\.options).map(\.text) + form.warnings.map(\.text)
    texts += form.redFlags.flatMap { [$0.text, $0.nextStep, $0.source] }
    for text in texts {
      #expect(!isChinese(text.english), "\(text.english)")
      #expect(!text.english.isEmpty && !text.chinese.isEmpty)
    }
  }

  @Test(
    "number their answers so that one key is enough where there are at most nine", arguments: ids)
  func keys(_ id: String) throws {
    for item in try FormClinic.form(id).items where !item.options.isEmpty {
      let keys = item.options.map(\.key)
      #expect(Set(keys).count == keys.count)
      if keys.count <= 9 { #expect(keys.allSatisfy { $0.count == 1 }, "\(item.linkID)") }
    }
  }

  @Test("have no item, red flag, warning or outcome that cannot be reached", arguments: ids)
  func everyBranchIsReached(_ id: String) throws {
    let form = try FormClinic.form(id)
    // Rare bands of long questionnaires have tests of their own at their edges.
    let isLong = id.hasPrefix("tcm") || ["phq-9", "gad-7", "fagerstrom"].contains(id)
    var wanted = Set(form.items.map { "item " + $0.linkID })
    wanted.formUnion((form.redFlags.map(\.id) + form.warnings.map(\.id)).map { "alert " + $0 })
    wanted.formUnion(form.outcomes.map { "outcome " + $0.outcome.rawValue })
    for item in form.items {
      guard !isLong, case .computed(let computation) = item.kind else { continue }
      wanted.formUnion(computation.bands.map { "band \(item.linkID) \($0.code)" })
    }
    var last: QuestionnaireResponse?
    for seed in 0..<400 where !wanted.isEmpty {
      var filler = RandomFiller(seed: UInt64(seed))
      let sex = [Sex.female, .male, .female, .male, .unknown][seed % 5]
      let context = FormClinic.context(sex: sex, born: "1980-01-01", last: last)
      var state = OpenForm(form, context: context)
      filler.fill(&state, skipping: seed % 3 == 0 ? 30 : 0)
      wanted.subtract(state.results.shown.map { "item " + $0.linkID })
      wanted.subtract(state.results.redFlags.map { "alert " + $0.id })
      wanted.subtract(state.results.warnings.map { "alert " + $0.id })
      wanted.subtract(state.results.outcomes.map { "outcome " + $0.rawValue })
      for (item, value) in state.results.values {
        wanted.subtract(value.codes.map { "band \(item) \($0)" })
      }
      if seed % 4 == 0 { last = state.response(.completed) }
    }
    #expect(wanted.sorted() == [])
  }

  @Test("call the ways of a visit by the names of the queue's channels")
  func channels() throws {
    for id in Self.ids {
      guard let item = try FormClinic.form(id).item("channel") else { continue }
      #expect(item.options.allSatisfy { FollowUpChannel(rawValue: $0.code) != nil }, "\(id)")
    }
  }

  @Test("give their indicators numbers in the indicator's unit", arguments: ids)
  func indicators(_ id: String) throws {
    for item in try FormClinic.form(id).items {
      guard let code = item.indicator else { continue }
      let indicator = try #require(FormClinic.indicators[code: code])
      if let unit = item.unit { #expect(unit == indicator.unit, "\(item.linkID)") }
    }
  }

  @Test(
    "can be completed by chance, after red flags were seen to and warnings confirmed",
    arguments: ids)
  func everyFormCanBeCompleted(_ id: String) throws {
    var filler = RandomFiller(seed: 7)
    var state = try FormClinic.state(id)
    filler.fill(&state)
    for flag in state.openRedFlags {
      let isSeen = state.acknowledge(flag.id, note: "done")
      #expect(isSeen)
    }
    for warning in state.openWarnings {
      let isConfirmed = state.confirm(warning.id)
      #expect(isConfirmed)
    }
    for problem in state.missing {
      // What chance typed wrongly: a multi-choice with "none" beside another answer.
      guard let key = problem.key, let item = state.item(at: key) else { continue }
      #expect(state.enter(item.options.last?.key ?? "", at: key) == nil)
    }
    for flag in state.openRedFlags { _ = state.acknowledge(flag.id) }
    for warning in state.openWarnings { _ = state.confirm(warning.id) }
    let remaining = state.missing.map(\.id)
    #expect(remaining == [])
    let filled = try state.completed().get()
    #expect(filled.response.status == .completed)
    #expect(state.progress.missing == 0)
  }
}
