package import Domain

extension Layer {
  /// What the layer is called in the help.
  package var title: Localized {
    switch self {
    case .screen(let screen): screen.title
    case .outcome: Phrase.outcomeTitle.text
    case .settings: Phrase.settingsTitle.text
    case .help: Phrase.helpTitle.text
    case .palette: Phrase.paletteTitle.text
    case .menu: Phrase.menuTitle.text
    case .locked: Phrase.locked.text
    }
  }

  /// How the layer is worked with, in a sentence or two; nil where the list says it all.
  package var guide: Localized? {
    switch self {
    case .screen(.lookup):
      Localized(
        zh: "直接输入就查, 上下键选人时也能接着输入; Enter 打开档案。",
        en: "Type to search; Up and Down choose while you go on typing; Enter opens the archive.")
    case .screen(.archive):
      Localized(
        zh: "左右键换栏, 上下键选行; 在检验栏按 Enter 看这一项的趋势。",
        en: "Left and Right change sections, Up and Down rows; Enter on a result shows its trend.")
    case .screen(.trends):
      Localized(
        zh: "左右键选点读数, 上下键换指标; 可放大时段, 或换成数值表。",
        en:
          "Left and Right read out points, Up and Down change the indicator; zoom, or see a table.")
    case .screen(.followUps):
      Localized(
        zh: "从上往下做: 看缘由, 打电话, Enter 登记; 保存后自动到下一位。",
        en: "Work downwards: read why, call, Enter records; saving goes on to the next person.")
    case .outcome:
      Localized(
        zh: "数字选结果, 下次日期已按规则填好; Esc 留作草稿, 保存后还能撤销。",
        en: "A digit picks the outcome, the next date is proposed; Esc keeps a draft, a save can "
          + "be undone.")
    case .settings:
      Localized(
        zh: "左右键或数字选, 空格展开列表, 选时即可见到效果; Enter 下一项, 保存后才算数, Esc 全部还原。",
        en:
          "Left, Right or a digit choose, the space bar opens a list, and you see at once what it "
          + "does; Enter goes on, only saving keeps it, Esc takes it all back.")
    case .help, .palette, .menu, .locked: nil
    }
  }
}
