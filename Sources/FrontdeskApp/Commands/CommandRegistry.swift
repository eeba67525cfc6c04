import Canvas
import Domain
import Widgets

/// All commands; `Keymap` finds them by their keys.
package enum CommandRegistry {
  /// Every command once, in the order of the help and the footer.
  package static let all: [Command] =
    screenCommands + lookupCommands + archiveCommands + trendCommands + followUpCommands
    + rightsCommands + ruleCommands + figureCommands + dayCommands + weekCommands + tableCommands
    + cardCommands + counterCommands + tagCommands + carePlanCommands + formCommands + callCommands
    + movingCommands
    + sessionCommands + deskCommands

  /// The command of an identifier; every identifier has one.
  package static func command(_ id: CommandID) -> Command? { byID[id] }

  private static let byID: [CommandID: Command] = Dictionary(
    all.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
}

extension CommandRegistry {
  /// The screens, help and palette.
  private static let screenCommands: [Command] = [
    Command(
      .help, Localized(zh: "帮助", en: "Help"), keys: [KeyPress(.function(1))], letters: ["?"],
      in: [
        .screens, .outcome, .settings, .card, .week, .ruleEditor, .forecast, .forms, .form,
        .palette,
        .menu,
      ], group: .session,
      hint: .init(Localized(zh: "帮助", en: "Help"), priority: 7), isInPalette: true),
    Command(
      .viewLookup, Localized(zh: "查询患者", en: "Find a patient"), keys: [KeyPress(.function(2))],
      letters: ["1"], in: .screens, group: .screens),
    Command(
      .viewArchive, Localized(zh: "所选患者的档案", en: "Archive of the patient"),
      keys: [KeyPress(.function(3))], letters: ["2"], in: [.screens, .outcome], menu: .trends,
      group: .screens, auditName: "patient.archive",
      obstacle: Command.unless({ $0.subject != nil }, Phrase.choosePatientFirst.text)),
    Command(
      .viewTrends, Localized(zh: "所选患者的趋势", en: "Trends of the patient"),
      keywords: ["曲线", "chart"], keys: [KeyPress(.function(4))], letters: ["3"],
      in: [.screens, .outcome],
      menu: [.lookup, .archive, .followUps], group: .screens, auditName: "patient.trends",
      obstacle: Command.unless({ $0.subject != nil }, Phrase.choosePatientFirst.text)),
    Command(
      .viewFollowUps, Localized(zh: "随访队列", en: "Follow-up queue"),
      keys: [KeyPress(.function(5))], letters: ["4"], in: .screens, group: .screens),
  ]

  private static let lookupCommands: [Command] = [
    Command(
      .open, Localized(zh: "打开所选", en: "Open the selected"), keys: [KeyPress(.enter)],
      letters: ["o"], in: [.lookup, .archive, .card, .help, .palette, .menu],
      menu: [.lookup, .archive],
      group: .moving, hint: .init(Localized(zh: "打开", en: "Open"), priority: 9),
      isInPalette: false, auditName: "patient.open",
      obstacle: Command.unless(
        { $0.canOpen }, Localized(zh: "没有可打开的", en: "nothing here to open"))),
    Command(
      .recall, Localized(zh: "召回上一位", en: "Recall the last patient"), letters: [" "],
      in: .lookup, group: .lookup,
      hint: .init(
        Localized(zh: "上一位", en: "Last patient"), priority: 5),
      auditName: "patient.recall", obstacle: { $0.recallObstacle }),
    Command(
      .clearQuery, Localized(zh: "清空查询", en: "Clear the query"), keys: [.control("u")],
      in: .lookup, group: .lookup,
      obstacle: Command.unless(
        { !$0.lookup.query.text.isEmpty }, Localized(zh: "查询框是空的", en: "the query is empty"))),
  ]

  private static let archiveCommands: [Command] = [
    Command(
      .previousSection, Localized(zh: "上一栏", en: "Previous section"), keys: [KeyPress(.left)],
      in: .archive, group: .archive,
      hint: .init(
        Localized(zh: "换栏", en: "Section"), priority: 8, keys: .leftRight), isInPalette: false),
    Command(
      .nextSection, Localized(zh: "下一栏", en: "Next section"), keys: [KeyPress(.right)],
      in: .archive, group: .archive, isInPalette: false),
    Command(
      .openVisits, Localized(zh: "展开或收起全部就诊", en: "Open or close all visits"),
      keywords: ["展开", "expand"], letters: ["x"], in: .archive, menu: .archive, group: .archive,
      obstacle: Command.unless(
        { $0.archive.section == .visits }, Localized(zh: "先换到就诊栏", en: "go to the visits first"))),
    Command(
      .papers, Localized(zh: "打印随访、年卡、照护计划、统计", en: "Print a sheet or figures"),
      keywords: ["打印", "管理卡", "print", "report", "html"], letters: ["P"],
      in: [.archive, .figures], menu: .archive, group: .archive,
      hint: .init(
        Localized(zh: "打印", en: "Print"), priority: 4, keys: .text("P"), in: .figures),
      needs: (.read, .identity), obstacle: \.paperObstacle),
  ]

  private static let trendCommands: [Command] = [
    Command(
      .previousPoint, Localized(zh: "前一个值", en: "Earlier value"), keys: [KeyPress(.left)],
      in: .trends, group: .trends,
      hint: .init(Localized(zh: "选点", en: "Point"), priority: 9, keys: .leftRight),
      isInPalette: false),
    Command(
      .nextPoint, Localized(zh: "后一个值", en: "Later value"), keys: [KeyPress(.right)],
      in: .trends, group: .trends, isInPalette: false),
    Command(
      .zoomIn, Localized(zh: "放大时段", en: "Zoom in on time"), keys: [KeyPress(.right, .shift)],
      letters: ["+", "="], in: .trends, menu: .trends, group: .trends,
      hint: .init(Localized(zh: "缩放", en: "Zoom"), priority: 8, keys: .text("+ -"))),
    Command(
      .zoomOut, Localized(zh: "缩小时段", en: "Zoom out in time"),
      keys: [KeyPress(.left, .shift)], letters: ["-"], in: .trends, menu: .trends,
      group: .trends),
    Command(
      .secondSeries, Localized(zh: "叠加另一条线", en: "Show or hide the second line"),
      keys: [.control("t")], letters: ["s"], in: .trends, menu: .trends, group: .trends,
      hint: .init(Localized(zh: "叠加", en: "Overlay"), priority: 5, keys: .text("s")),
      obstacle: Command.unless(
        { $0.canShowSecondSeries },
        Localized(zh: "没有可叠加的线", en: "no second line"))),
    Command(
      .valueTable, Localized(zh: "图与数值表", en: "Chart or table of values"),
      keys: [KeyPress(.insert)], letters: ["t"], in: .trends, menu: .trends, group: .trends,
      hint: .init(Localized(zh: "数值表", en: "Table"), priority: 6, keys: .text("t"))),
  ]

  private static let noFollowUp = Localized(zh: "没有选中的随访", en: "no follow-up selected")

  private static let followUpCommands: [Command] = [
    Command(
      .record, Localized(zh: "认领并打开通话", en: "Take it and open the call"),
      keywords: ["登记", "随访结果", "record", "outcome"], keys: [KeyPress(.enter)],
      letters: ["d"], in: .followUps, menu: .followUps, group: .followUps,
      hint: .init(Localized(zh: "通话", en: "Call"), priority: 9), needs: (.change, .queue),
      auditName: "followup.outcome.begin",
      obstacle: Command.unless({ $0.followUps.selected != nil }, noFollowUp)),
    Command(
      .openPerson, Localized(zh: "打开此人档案", en: "Open this person's archive"),
      letters: ["o"], in: [.followUps, .today], menu: [.followUps, .today], group: .followUps,
      auditName: "followup.patient.open",
      obstacle: Command.unless({ $0.subject != nil }, noFollowUp)),
    Command(
      .previousScope, Localized(zh: "上一个范围", en: "Previous range"), keys: [KeyPress(.left)],
      in: [.followUps, .today, .audit, .rights, .approvals, .rules, .figures], group: .followUps,
      hint: .init(Localized(zh: "范围", en: "Range"), priority: 8, keys: .leftRight),
      isInPalette: false),
    Command(
      .nextScope, Localized(zh: "下一个范围", en: "Next range"), keys: [KeyPress(.right)],
      in: [.followUps, .today, .audit, .rights, .approvals, .rules, .figures], group: .followUps,
      isInPalette: false),
    Command(
      .saveOutcome, Localized(zh: "保存登记", en: "Save the outcome"), keys: [.control("s")],
      in: .outcome, group: .followUps,
      hint: .init(Localized(zh: "保存", en: "Save"), priority: 9), isInPalette: false,
      needs: (.change, .queue), danger: .reversible, undo: .undo,
      auditName: "followup.outcome.record"),
    Command(
      .nextField, Localized(zh: "下一项", en: "Next field"), keys: [KeyPress(.tab)],
      in: [.outcome, .booking, .settings, .card, .access], group: .followUps,
      hint: .init(Localized(zh: "下一项", en: "Next field"), priority: 7), isInPalette: false,
      obstacle: Command.unless({ $0.hasFields }, nothingElse)),
    Command(
      .previousField, Localized(zh: "上一项", en: "Previous field"),
      keys: [KeyPress(.tab, .shift)], in: [.outcome, .booking, .settings, .card, .access],
      group: .followUps, isInPalette: false,
      obstacle: Command.unless({ $0.hasFields }, nothingElse)),
  ]

  private static let nothingElse = Localized(
    zh: "这里没有别的要填", en: "there is nothing else to fill in")
}

extension Model {
  /// Whether what is open has several fields to go through.
  fileprivate var hasFields: Bool {
    guard let form = openForm else { return false }
    return form.fields.count { !form.hidden.contains($0.id) } > 1
  }

  /// The form that the keys go to; nil where lists, questions and the like lie over the screen.
  private var openForm: FormState? {
    switch layer {
    case .outcome: return outcome?.form
    case .settings: return settings.form
    case .card: return cardForm.merge != nil || cardForm.isAmongCandidates ? nil : cardForm.form
    case .booking:
      guard case .booking(let booking) = day.dialog else { return nil }
      return booking.form
    case .access:
      switch account.dialog {
      case .breakGlass(let asked): return asked.form
      case .review(let asked): return asked.form
      case .rightsForm(let asked): return asked.form
      case .reveal, .warning, .rights, .question, .counter, .tags, .care, nil: return nil
      }
    default: return nil
    }
  }

  /// Why the last patient cannot be recalled now.
  fileprivate var recallObstacle: Localized? {
    if lastOpened == nil { return Localized(zh: "还没有打开过谁", en: "nobody was opened yet") }
    return lookup.query.isEmpty
      ? nil : Localized(zh: "先清空查询", en: "clear the query first")
  }
}
