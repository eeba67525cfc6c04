import Canvas
import Domain
import Widgets

extension CommandRegistry {
  /// Rules: read, written, tried, put in force and taken back.
  static let ruleCommands: [Command] = ruleScreens + ruleActs + editorCommands + forecastCommands

  private static let ruleScreens: [Command] = [
    Command(
      .viewRules, Localized(zh: "规则", en: "Rules"), keywords: ["标签", "tags", "规则编辑"],
      letters: ["9"], in: .screens, group: .rules, needs: (.read, .rules)),
    Command(
      .viewOverrides, Localized(zh: "长期人工标签", en: "Long overrides of tags"),
      keywords: ["手工", "override", "by hand"], in: .screens, group: .rules,
      needs: (.read, .rules),
      obstacle: Command.unless({ $0.ruleParts.count > 1 }, RuleWords.notForRole)),
    Command(
      .ruleOpen, Localized(zh: "打开所选 (规则或患者)", en: "Open the rule, or the person"),
      keys: [KeyPress(.enter)], letters: ["o", "e"], in: .rules, menu: .rules, group: .rules,
      hint: .init(Localized(zh: "打开", en: "Open"), priority: 9),
      obstacle: Command.unless(
        { $0.ruleLine != nil || $0.overrideLine != nil }, RuleWords.nothingSelected)),
    Command(
      .ruleNew, Localized(zh: "新建规则", en: "Write a new rule"), keywords: ["写规则", "add"],
      keys: [KeyPress(.insert)], letters: ["a", "n"], in: .rules, menu: .rules, group: .rules,
      hint: .init(Localized(zh: "新建", en: "New"), priority: 7, keys: .text("a")),
      needs: (.change, .rules)),
  ]

  private static let ruleActs: [Command] = [
    Command(
      .ruleForecast, Localized(zh: "试算: 会影响谁", en: "Preview: whom it would touch"),
      keywords: ["预览", "impact", "影响"], keys: [.control("t")], letters: ["p"],
      in: [.rules, .ruleEditor], menu: .rules, group: .rules,
      hint: .init(Localized(zh: "试算", en: "Preview"), priority: 8),
      needs: (.change, .rules), obstacle: { $0.forecastObstacle }),
    Command(
      .ruleActivate, Localized(zh: "让草稿生效", en: "Put the draft in force"),
      keywords: ["启用", "activate"], letters: ["v"], in: .rules, menu: .rules, group: .rules,
      hint: .init(Localized(zh: "生效", en: "Activate"), priority: 6, keys: .text("v")),
      needs: (.approve, .rules), danger: .reversible, undo: .ruleRollBack,
      auditName: "rule.activate",
      obstacle: Command.unless(
        { model in model.ruleLine.flatMap { model.activation(of: $0) } != nil }, RuleWords.noDraft)
    ),
    Command(
      .ruleRollBack, Localized(zh: "退回前一个版本", en: "Back to the version before"),
      keywords: ["回滚", "roll back", "撤回"], letters: ["b"], in: .rules, menu: .rules,
      group: .rules,
      hint: .init(Localized(zh: "退回", en: "Roll back"), priority: 5, keys: .text("b")),
      needs: (.approve, .rules), auditName: "rule.rollback",
      obstacle: Command.unless(
        { model in model.ruleLine.flatMap { model.rollBack(of: $0) } != nil },
        RuleWords.nothingBefore)),
    Command(
      .ruleRetire, Localized(zh: "停用规则, 或丢弃草稿", en: "Retire it, or drop its draft"),
      keywords: ["retire", "关闭", "out of force", "discard", "删除"], letters: ["x"], in: .rules,
      menu: .rules, group: .rules,
      hint: .init(Localized(zh: "停用", en: "Retire"), priority: 4, keys: .text("x")),
      needs: (.approve, .rules), auditName: "rule.retire",
      obstacle: Command.unless(
        { model in model.ruleLine.flatMap { model.ending(of: $0) } != nil },
        RuleWords.notInForce)),
  ]

  private static let editorCommands: [Command] = [
    Command(
      .ruleSave, Localized(zh: "存为草稿并运行测试", en: "Save it, run its tests"),
      keys: [.control("s")], in: .ruleEditor, group: .rules,
      hint: .init(Localized(zh: "保存", en: "Save"), priority: 9), isInPalette: false,
      needs: (.change, .rules), auditName: "rule.save"),
    Command(
      .ruleComplete, Localized(zh: "补全", en: "Complete the word"), keys: [KeyPress(.tab)],
      in: .ruleEditor, group: .rules,
      hint: .init(Localized(zh: "补全", en: "Complete"), priority: 7), isInPalette: false,
      needs: (.change, .rules)),
    Command(
      .ruleNextProblem, Localized(zh: "下一个问题", en: "The next problem"),
      keys: [KeyPress(.function(4))], in: .ruleEditor, group: .rules,
      hint: .init(Localized(zh: "下个问题", en: "Problem"), priority: 8), isInPalette: false),
    Command(
      .ruleFormat, Localized(zh: "整理, 再按换另一种语言", en: "Format; again: translate"),
      keys: [KeyPress(.function(6))], in: .ruleEditor, group: .rules,
      hint: .init(Localized(zh: "整理", en: "Format"), priority: 5), isInPalette: false,
      needs: (.change, .rules)),
    Command(
      .ruleUndo, Localized(zh: "撤销一步", en: "Undo a step"), keys: [.control("z")],
      in: .ruleEditor, group: .rules,
      hint: .init(Localized(zh: "撤销", en: "Undo"), priority: 4), isInPalette: false,
      obstacle: Command.unless(
        { $0.rules.editor?.field.canUndo == true },
        Localized(zh: "没有可撤销的", en: "nothing to undo"))),
    Command(
      .ruleRedo, Localized(zh: "重做一步", en: "Redo a step"), keys: [.control("y")],
      in: .ruleEditor, group: .rules, isInPalette: false,
      obstacle: Command.unless(
        { $0.rules.editor?.field.canRedo == true },
        Localized(zh: "没有可重做的", en: "nothing to redo"))),
  ]

  private static let forecastCommands: [Command] = [
    Command(
      .rulePerson, Localized(zh: "打开此人的档案", en: "Open this person"), keys: [KeyPress(.enter)],
      letters: ["o"], in: .forecast, group: .rules,
      hint: .init(Localized(zh: "档案", en: "Archive"), priority: 9), isInPalette: false,
      auditName: "rule.patient.open",
      obstacle: Command.unless({ $0.forecastPerson != nil }, RuleWords.nobody)),
    Command(
      .ruleChangeBefore, Localized(zh: "上一类", en: "The change before"), keys: [KeyPress(.left)],
      in: .forecast, group: .rules,
      hint: .init(Localized(zh: "换类", en: "Change"), priority: 8, keys: .leftRight),
      isInPalette: false),
    Command(
      .ruleChangeAfter, Localized(zh: "下一类", en: "The change after"), keys: [KeyPress(.right)],
      in: .forecast, group: .rules, isInPalette: false),
    Command(
      .ruleStop, Localized(zh: "停止试算", en: "Stop the preview"), keys: [KeyPress(.delete)],
      in: [.rules, .forecast], group: .rules,
      hint: .init(Localized(zh: "停止", en: "Stop"), priority: 7, in: .forecast),
      obstacle: Command.unless(
        { $0.rules.running.map { !$0.isStopping } == true },
        Localized(zh: "没有在试算", en: "nothing is being counted"))),
  ]
}
