package import Domain

extension Layer {
  /// What the layer is called in the help.
  package var title: Localized {
    switch self {
    case .screen(let screen): screen.title
    case .outcome: Phrase.outcomeTitle.text
    case .booking: Phrase.bookTitle.text
    case .week: WeekWords.title
    case .settings: Phrase.settingsTitle.text
    case .card: CardWords.newTitle
    case .ruleEditor: RuleWords.rule
    case .forecast: RuleWords.forecast
    case .forms: FormDeskWords.title
    case .form: FormDeskWords.form
    case .help: Phrase.helpTitle.text
    case .palette: Phrase.paletteTitle.text
    case .menu: Phrase.menuTitle.text
    case .dialog: Phrase.tableTitle.text
    case .access: Phrase.accessTitle.text
    case .locked: Phrase.locked.text
    case .signIn: Phrase.signInTitle.text
    }
  }

  /// How the layer is worked with, in a sentence or two; nil where the list says it all.
  ///
  /// Commands stand in braces for their keys; `Keymap.naming` fills them in.
  package var guide: Localized? {
    switch self {
    case .screen(.lookup):
      Localized(
        zh: "直接输入就查, {list.up}、{list.down} 键选人时也能接着输入; {item.open} 打开档案。",
        en:
          "Type to search; {list.up} and {list.down} choose while you go on typing; {item.open} opens the archive."
      )
    case .screen(.archive):
      Localized(
        zh:
          "{archive.section.prev}、{archive.section.next} 键换栏, {list.up}、{list.down} 键选行; 按 {item.open} 看检验项的趋势, 展开就诊。",
        en:
          "{archive.section.prev} and {archive.section.next} change sections, {list.up} and {list.down} rows; {item.open} shows the trend of a result and opens a visit."
      )
    case .screen(.trends):
      Localized(
        zh:
          "{trend.point.prev}、{trend.point.next} 键选点读数, {list.up}、{list.down} 键换指标; 可放大时段, 或换成数值表。",
        en:
          "{trend.point.prev} and {trend.point.next} read out points, {list.up} and {list.down} change the indicator; zoom, or see a table."
      )
    case .screen(.followUps):
      Localized(
        zh: "从上往下做: {followup.record} 认领并打开, 核对、打电话、登记; 保存后自动到下一位, 别人在办的跳过。",
        en:
          "Work downwards: {followup.record} takes it and opens the call; saving goes on to the next person, past whom others are calling."
      )
    case .screen(.today):
      Localized(
        zh: "{visit.next} 做下一步: 签到、叫号、完成; 先候诊的先叫, 预约准时者优先; 做错了可撤销。",
        en:
          "{visit.next} does what is next: check in, call, done; who was booked and is on time goes first; a slip can be undone."
      )
    case .screen(.audit):
      Localized(
        zh: "{queue.scope.prev}、{queue.scope.next} 换清单, 可排序、筛选; 选一行后可只看此人做过什么, 或谁看过此患者。",
        en:
          "{queue.scope.prev} and {queue.scope.next} change lists; sort, filter; of a row, see what its person did or who saw its patient."
      )
    case .screen(.rights):
      Localized(
        zh:
          "{queue.scope.prev}、{queue.scope.next} 换清单, {rights.actions} 列出能办理的事; 登记、撤回即时生效, 更正和限制都留有记录。",
        en:
          "{queue.scope.prev} and {queue.scope.next} change lists, {rights.actions} lists what can be done; withdrawals hold at once, corrections keep what stood there."
      )
    case .screen(.approvals):
      Localized(
        zh: "{approval.act} 批准或解除限制, {approval.refuse} 拒绝, 都会再问一次; 自己的请求须由他人批准。",
        en:
          "{approval.act} allows a request or lifts a restriction, {approval.refuse} refuses, each after a question; nobody allows what they asked for."
      )
    case .screen(.rules): RuleWords.guide
    case .screen(.figures): FigureWords.guide
    case .ruleEditor: RuleWords.editorGuide
    case .forms: FormDeskWords.guide
    case .form: FormDeskWords.formGuide
    case .forecast: RuleWords.forecastGuide
    case .outcome:
      Localized(
        zh: "先核对身份 ({call.checked}); 数字选结果, 下次日期已按规则填好; {list.pageDown} 看更多, "
          + "{item.back} 留作草稿并放回队列, 保存后还能撤销。",
        en:
          "Check who answers ({call.checked}); a digit picks the outcome, the next date is proposed; "
          + "{list.pageDown} shows more, {item.back} keeps a draft and gives it back, a save can be "
          + "undone.")
    case .settings:
      Localized(
        zh: "左右键或数字选, 空格展开列表, 选时即可见到效果; Enter 下一项, {settings.save} 保存后才算数, {item.back} 全部还原。",
        en:
          "Left, Right or a digit choose, the space bar opens a list, and you see at once what it "
          + "does; Enter goes on, {settings.save} keeps it, {item.back} takes it all back.")
    case .card:
      Localized(
        zh: "证件号填好性别、生日和户籍, 不覆盖已填的; 可整张粘贴或刷卡。Enter 下一项, {card.save} 才保存, "
          + "{item.back} 留作草稿。",
        en:
          "An ID number fills sex, birthday and region where they are empty; paste or scan a whole "
          + "paper. Enter goes on, {card.save} alone saves, {item.back} keeps a draft.")
    case .booking:
      Localized(
        zh: "选好的是最早的空位; Enter 说明要约什么, 再按一次才约。Tab 到项目、医护、日期、事由, {item.back} 留作草稿; "
          + "约满的时段由管理者加号。",
        en:
          "The next free slot is selected; Enter says what it would be, once more books it. Tab goes "
          + "to what, whom, when and why, {item.back} keeps a draft; a manager alone overbooks.")
    case .week: WeekWords.guide
    case .help, .palette, .menu, .dialog, .access, .locked, .signIn: nil
    }
  }
}
