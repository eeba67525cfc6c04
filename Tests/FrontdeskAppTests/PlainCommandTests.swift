import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

/// Every command of the registry by every name that plain mode knows it by.
@Suite struct PlainCommandTests {
  /// Lines after which some commands have something to do.
  static let states: [[String]] = [
    [], ["zs"], ["F7"], ["zs", "Tab"], ["zs", "1"], ["zs", "1", "检验"], ["zs", "1", "就诊"],
    ["zs", "F4"],
    ["zs", "F4", "Tab"], ["F5"], ["F5", "登记"], ["F5", "登记", "2"], ["F5", "登记", "2", ""],
    ["F5", "登记", "2", "", "", "F5"], ["F1"], ["F9"], ["F5", "F10"], ["zs", "1", "F2", "清空查询"],
    ["F5", "登记", "F1"], ["F5", ":nav.back"], ["F5", ":settings.open"], ["F8"],
    [":view.followup", ":mark.toggle"], ["F6"], ["zs", "1", "F6"], ["F6", ":week.open"],
    ["zs", ":plans.open"], ["zs", ":care.open"], ["zs", ":care.open", "3", "返回"],
    [":view.figures"],
  ]

  private static func target(_ line: String, _ desk: PlainDesk) -> CommandID? {
    switch PlainInput.read(line, desk.model, [:]) {
    case .command(let id): id
    // The pages of a list have words of their own for the same.
    case .nextPage: .pageDown
    case .previousPage: .pageUp
    case .explain: .help
    default: nil
    }
  }

  @Test func everyCommandIsReachedByItsIdentifierKeyAndTitlesWhereItWorks() {
    var reached: Set<CommandID> = []
    for state in Self.states {
      let desk = PlainDesk(state)
      let model = desk.model
      for command in CommandRegistry.all
      where command.layers.covers(model.layer) && command.isEnabled(model)
        && PlainCommands.pointless[command.id] == nil
      {
        var names = [command.id.rawValue]
        names += command.keys.map { KeyName.text($0, .chinese) }
        names += command.keys.map { KeyName.text($0, .english) }
        let isNote = model.outcome?.form.focusedField?.id == "note" && model.overlay == nil
        if !isNote { names += [command.title.chinese, command.title.english] }
        for name in names
        where !(isNote && ["上", "下", "Up", "Down", "Esc", "Enter"].contains(name)) {
          #expect(Self.target(name, desk) == command.id, "\(name) after \(state)")
          #expect(Self.target(":" + name, desk) == command.id, ":\(name) after \(state)")
        }
        reached.insert(command.id)
      }
    }
    let missing = Set(CommandID.allCases).subtracting(reached)
      .subtracting(PlainCommands.pointless.keys)
      // What the nurse of these states has no right to, or no password for.
      .subtracting([.changePassword, .whatDid, .reviewGlass])
      .subtracting([
        .viewRights, .viewApprovals, .viewRestricted, .rightsActions, .rightsSign,
        .rightsWithdraw, .rightsCorrect, .rightsUndo, .rightsExport, .rightsRestrict, .rightsLift,
        .rightsErasure, .rightsErase, .approvalAct, .approvalRefuse,
      ])
      .subtracting([
        .newCard, .saveCard, .clearCard, .cardBegun, .cardCandidates, .mergeCards,
        .unmergeCards,
      ])
      // What is a manager's.
      .subtracting([
        .viewRules, .viewOverrides, .ruleOpen, .ruleNew, .ruleForecast, .ruleActivate,
        .ruleRollBack, .ruleRetire, .ruleSave, .ruleComplete, .ruleNextProblem, .ruleFormat,
        .ruleUndo, .ruleRedo, .rulePerson, .ruleChangeBefore, .ruleChangeAfter, .ruleStop,
        .staffTeams,
      ])
      // What needs facts of the counter, which the sample clinic has not.
      .subtracting([.counter, .addNotice, .addRelative, .nextRelative])
      // What needs somebody on the day, whom these states have not.
      .subtracting([
        .dayNext, .visitDone, .visitNoShow, .visitPriority, .visitMove, .visitCancel,
      ])
      // What needs a form that is open or filed, a second number, a recording, a colleague's call, or
      // somebody who was lost.
      .subtracting([
        .formFile, .formOffered, .formNextSection, .formPreviousSection, .formAbout, .formPrint,
        .formTakeBack, .formAmend, .callNumber, .callPart, .callPlay, .takeOver, .findAgain,
      ])
    #expect(missing.isEmpty, "no state of the test enables \(missing.map(\.rawValue).sorted())")
  }

  @Test func whatHasNoUseHereSaysWhy() {
    for (id, why) in PlainCommands.pointless {
      #expect(!why.chinese.isEmpty && !why.english.isEmpty)
      let isOfQueue = CommandRegistry.command(id)?.layers == .followUps
      let answer = PlainDesk(
        (isOfQueue ? [":view.followup"] : []) + [":" + id.rawValue], language: .english
      ).lastAnswer
      #expect(answer.contains(why.english), "\(id.rawValue): \(answer)")
    }
  }

  @Test func theHelpNumbersExactlyWhatCanBeDone() {
    for state in Self.states {
      var desk = Desk()
      desk.model = PlainDesk(state).model
      guard case .screen = desk.model.layer else { continue }
      let before = desk.model
      desk.send(.command(.help))
      let listed = PlainText.screen(desk.model).compactMap { line -> CommandID? in
        if case .entry(.command(let id)) = line.target { id } else { nil }
      }
      let possible = CommandRegistry.all.filter {
        $0.layers.covers(before.layer) && $0.isEnabled(before)
          && PlainCommands.pointless[$0.id] == nil
      }
      #expect(Set(listed) == Set(possible.map(\.id)), "after \(state)")
      #expect(listed.count == Set(listed).count)
    }
  }

  @Test func aNumberOfTheHelpRunsItsCommand() {
    let help = PlainDesk(["F5", "?"])
    let lines = help.lastAnswer.split(separator: "\n")
    let record = lines.first { $0.contains("认领并打开通话") }?.prefix { $0.isNumber } ?? ""
    #expect(!record.isEmpty)
    let desk = PlainDesk(["F5", "?", String(record)])
    #expect(desk.model.overlay == nil)
    #expect(desk.model.outcome != nil)
  }

  @Test func whatCannotBeDoneNowSaysWhy() {
    let help = PlainDesk(["zs", "F3", "F1", "展开或收起全部就诊"])
    #expect(help.lastAnswer.hasPrefix("问题: 展开或收起全部就诊, "), "\(help.lastAnswer)")
    let auditor = StaffMember(code: "a", name: "审计", role: .auditor)
    let desk = PlainDesk(
      console: PlainScript("F5", "登记"), user: auditor)
    #expect(desk.lastAnswer.hasPrefix("问题: 认领并打开通话, "))
    #expect(desk.model.outcome == nil)
  }

  @Test(arguments: [
    ("zs", "zs"), ("退", "退"), ("0021", "0021"), ("1968-03-12", "1968-03-12"), ("/3", "3"),
    ("/退出", "退出"), ("cxhz", "cxhz"),
  ])
  func onTheLookupTextIsAQuery(_ line: String, _ query: String) {
    let desk = PlainDesk([line])
    #expect(desk.model.lookup.query.text == query)
  }

  @Test func onOtherScreensPartOfATitleIsEnough() {
    #expect(PlainDesk(["F5", "登记", "2", "", "", "撤销"]).model.lastWrite == nil)
    let several = PlainDesk(["zs", "1", "患者"])
    #expect(several.model.layer == .palette)
    #expect(several.lastAnswer.contains("1. 查询患者"))
    let person = PlainDesk(["F5", "张素英"])
    #expect(person.model.screen == .lookup)
    #expect(person.model.lookup.query.text == "张素英")
  }
}
