import Domain
import Forms
import Interchange
import TestSupport
import Testing

@Suite("The scores of the forms")
struct FormScoreTests {
  /// Answers the items `q1`, `q2`, … with what counts so much.
  private static func score(
    _ id: String, _ answers: [Int], sex: Sex = .male, prefix: String = "q"
  ) throws -> OpenForm {
    var state = try FormClinic.state(id, FormClinic.context(sex: sex))
    for (number, score) in answers.enumerated() {
      let key = QuestionnaireItemKey("\(prefix)\(number + 1)")
      guard state.isAsked(key) else { continue }
      let options = state.item(at: key)?.options ?? []
      let option = try #require(
        options.first { $0.score == DecimalNumber(digits: Int64(score)) }, "\(id) \(key.linkID)")
      #expect(state.enter(option.key, at: key) == nil)
    }
    return state
  }

  private static func vectors(
    _ model: String
  ) throws -> [(id: String, inputs: JSONValue, expected: JSONValue)] {
    let bytes = try SharedFiles.bytes("assessment/vectors.json")
    let root = try #require(JSONParser.parse(bytes).document?.root)
    return root.elements.compactMap { entry in
      guard entry["model"]?.string == model, let id = entry["id"]?.string,
        let inputs = entry["inputs"], let expected = entry["expected"]
      else { return nil }
      return (id, inputs, expected)
    }
  }

  @Test(
    "agree with the vectors", .enabled(if: SharedFiles.areThere),
    arguments: [
      ("phq9", "phq-9"), ("phq2", "phq-2"), ("gad7", "gad-7"), ("gad2", "gad-2"),
      ("audit_c", "audit-c"), ("ftnd", "fagerstrom"),
    ])
  func sums(_ model: String, _ form: String) throws {
    let vectors = try Self.vectors(model)
    #expect(vectors.count >= 2)
    for (id, inputs, expected) in vectors {
      let answers = inputs["answers"]?.elements.compactMap(\.int) ?? []
      let state = try Self.score(form, answers)
      let score = expected["score"]?.int ?? expected.int
      #expect(state.number("total") == score.map(String.init), "\(id)")
      if let band = expected["band"]?.string {
        #expect(state.band("total") == band.replacing("_", with: "-"), "\(id)")
      }
    }
  }

  @Test("of self-care agree with the vectors", .enabled(if: SharedFiles.areThere))
  func selfCare() throws {
    for (id, inputs, expected) in try Self.vectors("elderly_self_care") {
      let items = try #require(inputs["items"])
      var state = try FormClinic.state("elderly-self-care")
      for member in items.members {
        let key = QuestionnaireItemKey(member.name)
        let wanted = DecimalNumber(digits: Int64(member.value.int ?? -1))
        let option = state.item(at: key)?.options.first { $0.score == wanted }
        #expect(state.enter(option?.key ?? "", at: key) == nil)
      }
      #expect(state.number("total") == expected["score"]?.int.map(String.init), "\(id)")
      #expect(state.band("total") == "moderate")
      #expect(expected["band"]?.string == "moderate_dependence")
    }
    let item = try #require(try FormClinic.form("elderly-self-care").item("total"))
    guard case .computed(let computation) = item.kind else { return }
    let names = ["self_care": "self-care", "mild_dependence": "mild", "unable": "unable"]
    for (id, inputs, expected) in try Self.vectors("elderly_self_care_band") {
      let score = DecimalNumber(digits: Int64(inputs["score"]?.int ?? -1))
      let band = computation.bands.first { $0.takes(score) }?.code
      let wanted = expected.string ?? ""
      #expect(band == names[wanted] ?? wanted, "\(id)")
    }
  }

  @Test(
    "have their bands at the published edges",
    arguments: [
      (
        "phq-9", [0, 4, 5, 9, 10, 14, 15, 19, 20, 27],
        "minimal minimal mild mild moderate moderate moderately-severe moderately-severe severe severe"
      ),
      (
        "gad-7", [0, 4, 5, 9, 10, 14, 15, 21],
        "minimal minimal mild mild moderate moderate severe severe"
      ),
      ("phq-2", [0, 2, 3, 6], "negative negative positive positive"),
      ("gad-2", [0, 2, 3, 6], "negative negative positive positive"),
      (
        "fagerstrom", [0, 2, 3, 4, 5, 6, 7, 8, 10],
        "very-low very-low low low medium high high very-high very-high"
      ),
      (
        "elderly-self-care", [0, 3, 4, 8, 9, 18, 19, 37],
        "self-care self-care mild mild moderate moderate unable unable"
      ),
    ])
  func edges(_ form: String, _ totals: [Int], _ bands: String) throws {
    let item = try #require(try FormClinic.form(form).item("total"))
    guard case .computed(let computation) = item.kind else {
      Issue.record("no computed total")
      return
    }
    let found = totals.map { total in
      computation.bands.first { $0.takes(DecimalNumber(digits: Int64(total))) }?.code ?? "-"
    }
    #expect(found.joined(separator: " ") == bands)
  }

  @Test("wait for every answer: nothing is made up for one that is missing")
  func noProration() throws {
    let state = try Self.score("phq-9", [1, 1, 1, 1, 1, 1, 1, 1])
    #expect(state.number("total") == nil)
    #expect(state.results.outcomes == [])
    #expect(state.missing.map(\.id) == ["q9"])
  }

  @Test("raise item 9 of the PHQ-9 at any total, also before the form is complete")
  func selfHarm() throws {
    #expect(try Self.score("phq-9", [0, 0, 0, 0, 0, 0, 0, 0, 0]).flags == [])
    #expect(try Self.score("phq-9", [0, 0, 0, 0, 0, 0, 0, 0, 1]).flags == ["self-harm"])
    // The trap: a total of 10 is "moderate", while item 9 is 3.
    let trap = try Self.score("phq-9", [3, 0, 1, 2, 0, 0, 1, 0, 3])
    #expect(trap.number("total") == "10")
    #expect(trap.flags == ["self-harm"])
    #expect(trap.results.outcomes == [.positiveScreen, .dangerSign])
    var alone = try FormClinic.state("phq-9")
    alone.fill(["q9": "2"])
    #expect(alone.flags == ["self-harm"])
    guard case .failure(let incomplete) = alone.completed() else {
      Issue.record("completed with an open red flag")
      return
    }
    #expect(incomplete.problems.first?.kind == .redFlag)
    #expect(incomplete.problems.first?.nextStep?.chinese.contains("12356") == true)
  }

  @Test(
    "judge AUDIT-C by sex",
    arguments: [
      ([2, 0, 0], Sex.female, "negative"), ([3, 0, 0], .female, "positive"),
      ([3, 0, 0], .male, "negative"), ([4, 0, 0], .male, "positive"),
      ([2, 0, 0], .unknown, "negative"), ([3, 0, 0], .unknown, "undecided"),
      ([4, 0, 0], .unknown, "positive"), ([4, 4, 4], .other, "positive"),
    ])
  func auditBySex(_ answers: [Int], _ sex: Sex, _ band: String) throws {
    #expect(try Self.score("audit-c", answers, sex: sex).band("total") == band)
  }

  @Test("ask who never drinks one question of AUDIT-C, and keep the answers of the others")
  func auditSkips() throws {
    var state = try Self.score("audit-c", [2, 3, 1])
    #expect(state.number("total") == "6")
    state.fill(["q1": "0"])
    #expect(!state.isShown("q2") && !state.isShown("q3"))
    #expect(state.number("total") == "0")
    #expect(state.missing == [])
    state.fill(["q1": "2"])
    #expect(state.number("total") == "6")
  }

  @Test("feed the indicators of the totals")
  func observations() throws {
    let state = try Self.score("phq-9", [1, 1, 1, 1, 1, 1, 1, 1, 0])
    let one = try #require(state.observations.first)
    #expect(state.observations.count == 1)
    #expect(one.indicator == "phq9" && one.value == 8 && one.receivedText == "8")
    #expect(one.receivedUnit == "{score}" && one.isDerived && !one.isImplausible)
    let kept = one.observation(at: Instant(seconds: 100), day: FormClinic.today)
    #expect(kept.value == 8 && kept.source == .derived && kept.day == FormClinic.today)
  }

  @Test("of the elderly TCM sheet come from its 33 answers")
  func elderlyConstitution() throws {
    let answers = [
      4, 3, 2, 3, 2, 2, 3, 2, 4, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 2, 3, 4, 2, 3, 2, 3, 4, 2, 3, 2,
      3, 2,
    ]
    let state = try Self.score("tcm-elderly-33", answers)
    #expect(state.number("qi_deficiency") == "11")
    #expect(state.band("qi_deficiency_judged") == "yes")
    #expect(state.number("balanced") == "18")
    #expect(state.band("balanced_judged") == "no")
    #expect(state.band("yang_deficiency_judged") == "tendency")
    let short = try Self.score("tcm-elderly-33", Array(answers.dropLast()))
    #expect(short.number("qi_deficiency") == nil)
  }

  @Test("of the 61 questions ask women and men one of two", arguments: [Sex.female, .male])
  func constitution(_ sex: Sex) throws {
    let state = try Self.score(
      "tcm-constitution-9", Array(repeating: 1, count: 61), sex: sex, prefix: "c")
    #expect(state.isShown("c41") == (sex == .female))
    #expect(state.isShown("c42") == (sex == .male))
    #expect(state.number("damp_heat") == "0")
    #expect(state.number("balanced") == "75")
    #expect(state.band("balanced_judged") == "yes")
    #expect(state.missing == [])
  }

  /// The outside file lists the sentences of each constitution and which are turned round.
  @Test(
    "of the 61 questions count each sentence where the standard prints it",
    .enabled(if: SharedFiles.areThere))
  func sentences() throws {
    let bytes = try SharedFiles.bytes("questionnaires/questionnaires.json")
    let root = try #require(JSONParser.parse(bytes).document?.root)
    let scales = try #require(
      root["ship_or_caution"]?["tcm_constitution_9"]?["subscales"]?.members.map { $0 })
    let names = [
      "平和质": "balanced", "气虚质": "qi_deficiency", "阳虚质": "yang_deficiency", "阴虚质": "yin_deficiency",
      "痰湿质": "phlegm_dampness", "湿热质": "damp_heat", "血瘀质": "blood_stasis", "气郁质": "qi_stagnation",
      "特禀质": "special",
    ]
    let form = try FormClinic.form("tcm-constitution-9")
    var counted = 0
    for sex in [Sex.female, .male] {
      let calm = try Self.score(
        "tcm-constitution-9", Array(repeating: 2, count: 61), sex: sex, prefix: "c")
      for item in form.items where calm.isAsked(QuestionnaireItemKey(item.linkID)) {
        var state = calm
        state.fill([item.linkID: "3"])
        for scale in scales {
          let id = try #require(names[scale.name])
          let line = scale.value.elements.first {
            $0["zh"]?.string?.hasPrefix(item.text.chinese) == true
          }
          let before = try #require(calm.results.values[id]?.number)
          let after = try #require(state.results.values[id]?.number)
          let isReversed = line?["reverse"]?.bool == true
          let expected =
            line == nil ? before == after : isReversed ? after < before : after > before
          #expect(expected, "\(item.linkID) \(scale.name)")
          counted += line == nil ? 0 : 1
        }
      }
    }
    // 67 lines in the standard, one for women and one for men alone.
    #expect(counted == 66 * 2)
  }

  @Test(
    "of the 33 questions count each where the national table says",
    .enabled(if: SharedFiles.areThere))
  func elderlyMapping() throws {
    let bytes = try SharedFiles.bytes("questionnaires/questionnaires.json")
    let root = try #require(JSONParser.parse(bytes).document?.root)
    let mapping = try #require(root["ship_or_caution"]?["tcm_elderly_33"]?["mapping"])
    let names = [
      "气虚质": "qi_deficiency", "阳虚质": "yang_deficiency", "阴虚质": "yin_deficiency",
      "痰湿质": "phlegm_dampness", "湿热质": "damp_heat", "血瘀质": "blood_stasis", "气郁质": "qi_stagnation",
      "特禀质": "special",
    ]
    let calm = try Self.score("tcm-elderly-33", Array(repeating: 2, count: 33))
    for number in 1...33 {
      var state = calm
      state.fill(["q\(number)": "3"])
      for (name, id) in names {
        let questions = mapping.member(name)?.elements.compactMap(\.int) ?? []
        #expect(questions.count == 4)
        let expected = questions.contains(number) ? "9" : "8"
        #expect(state.number(id) == expected, "q\(number) \(name)")
      }
      let turned = [2, 4, 5, 13].contains(number)
      #expect(state.number("balanced") == (number == 1 ? "19" : turned ? "17" : "18"), "q\(number)")
    }
  }

  @Test("of the IPAQ come from days and minutes, and of other ages there are none")
  func activity() throws {
    var state = try FormClinic.state("ipaq-short")
    state.fill(["vig_days": "3", "vig_min": "63", "mod_days": "0", "walk_days": "0"])
    #expect(!state.isShown("mod_min"))
    #expect(state.number("met") == "1512")
    #expect(state.band("category") == "high")
    state.fill(["mod_days": "1"])
    #expect(state.number("met") == nil)
    state.fill(["mod_min": "900"])
    #expect(state.number("met") == nil)
    #expect(state.warnings.contains("more-than-16-hours"))
    var old = try FormClinic.state("ipaq-short", FormClinic.context(born: "1950-01-01"))
    old.fill(["vig_days": "0", "mod_days": "0", "walk_days": "0"])
    #expect(old.number("met") == nil)
  }
}
