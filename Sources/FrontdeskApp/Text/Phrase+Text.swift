package import Domain

extension Phrase {
  /// The words in one language.
  package subscript(language: Language) -> String { text[language] }

  /// The words in every language.
  package var text: Localized { dayText ?? accountText ?? fixedText }

  private var fixedText: Localized {
    switch self {
    case .demo: Localized(zh: "演示", en: "demo")
    case .windowTooSmall: Localized(zh: "窗口太小", en: "The window is too small")
    case .needed: Localized(zh: "至少", en: "at least")
    case .actual: Localized(zh: "现在", en: "now")

    case .lookupPlaceholder:
      Localized(zh: "姓名 拼音 电话 证件 生日 卡号", en: "name, phone, ID, birthday, card")
    case .typeHint:
      Localized(
        zh: "可输入姓名、拼音或首字母、电话尾号、证件尾号、生日、卡号, 或直接扫码",
        en: "Type a name or initials, the end of a phone number or ID, a birthday, a card; or scan")
    case .recentTitle: Localized(zh: "最近打开", en: "Recent")
    case .noneFound: Localized(zh: "没有找到", en: "Nobody found")
    case .noneFoundHint:
      Localized(zh: "少输几个字, 或换电话、生日再试", en: "Try fewer letters, a phone number or a birthday")
    case .noneFoundOpen:
      Localized(
        zh: "少输几个字, 或换电话、生日再试; {card.new} 以所输入的建卡",
        en:
          "Try fewer letters, a phone number or a birthday; {card.new} opens a card with what you "
          + "typed")
    case .startHeading: Localized(zh: "直接输入就查, 例如", en: "Just type to search, for example")
    case .startScan: Localized(zh: "扫卡、扫码直接打开档案", en: "A scanned card opens the archive")
    case .name: Localized(zh: "姓名", en: "Name")
    case .sex: Localized(zh: "性别", en: "Sex")
    case .ageHeading: Localized(zh: "年龄", en: "Age")
    case .phone: Localized(zh: "电话", en: "Phone")
    case .reasonHeading: Localized(zh: "命中", en: "Matched")
    case .tagsHeading: Localized(zh: "诊断", en: "Problems")
    case .nextHeading: Localized(zh: "下次随访", en: "Next due")
    case .birthHeading: Localized(zh: "出生日期", en: "Born")
    case .cardHeading: Localized(zh: "卡号", en: "Card")
    case .reading: Localized(zh: "读取中", en: "reading")
    case .personHere: Localized(zh: "选中的患者显示在这里", en: "The patient you select shows here")
    case .readingRecord: Localized(zh: "读取档案中", en: "reading the record")
    case .stopReading: Localized(zh: "停", en: "stop")
    case .moreThanShown: Localized(zh: "以上", en: "or more")
    case .unmasked: Localized(zh: "号码显示中", en: "numbers shown")
    default: personText
    }
  }

  private var personText: Localized {
    switch self {
    case .years: Localized(zh: "岁", en: "y")
    case .deceased: Localized(zh: "已故", en: "deceased")
    case .own: Localized(zh: "本人", en: "own")
    case .noPhone: Localized(zh: "无电话", en: "no phone")
    case .tags: Localized(zh: "标签", en: "Tags")
    case .problems: Localized(zh: "诊断", en: "Problems")
    case .allergies: Localized(zh: "过敏", en: "Allergies")
    case .allergic: Localized(zh: "过敏", en: "allergy")
    case .medication: Localized(zh: "用药", en: "Medication")
    case .lastVisit: Localized(zh: "上次", en: "Last visit")
    case .carePlan: Localized(zh: "照护", en: "Care plan")
    case .address: Localized(zh: "住址", en: "Address")
    case .identifier: Localized(zh: "证件", en: "ID")
    case .contact: Localized(zh: "电话", en: "Phone")
    case .card: Localized(zh: "卡号", en: "Card")
    case .ethnicity: Localized(zh: "民族", en: "Ethnicity")
    case .birth: Localized(zh: "出生", en: "Born")
    case .noProblems: Localized(zh: "未记录诊断", en: "no problems recorded")
    case .noAllergies: Localized(zh: "未记录过敏", en: "no allergies recorded")
    case .blank: Localized(same: "")
    case .noMedication: Localized(zh: "未记录用药", en: "no medication recorded")
    case .noVisits: Localized(zh: "没有就诊记录", en: "no visits recorded")
    case .noResults: Localized(zh: "没有检验结果", en: "no results recorded")
    case .noFollowUps: Localized(zh: "没有随访", en: "no follow-ups")
    case .noPerson: Localized(zh: "还没有选患者", en: "No patient chosen")
    case .noPersonHint:
      Localized(
        zh: "按 {view.lookup} 查询, 选中后按 {item.open}",
        en: "Press {view.lookup}, find a patient, then {item.open}")
    case .none: Localized(zh: "无", en: "none")
    default: indicatorText
    }
  }

  private var indicatorText: Localized {
    switch self {
    case .indicator: Localized(zh: "指标", en: "Indicator")
    case .latest: Localized(zh: "最新", en: "Latest")
    case .unit: Localized(zh: "单位", en: "Unit")
    case .reference: Localized(zh: "参考", en: "Reference")
    case .change: Localized(zh: "较前", en: "Change")
    case .count: Localized(zh: "次", en: "n")
    case .high: Localized(zh: "高", en: "high")
    case .low: Localized(zh: "低", en: "low")
    case .check: Localized(zh: "存疑", en: "check")
    case .statistics: Localized(zh: "统计", en: "Statistics")
    case .otherIndicators: Localized(zh: "指标", en: "Indicators")
    case .mean: Localized(zh: "均值", en: "Mean")
    case .range: Localized(zh: "范围", en: "Range")
    case .inRange: Localized(zh: "参考内", en: "In range")
    case .slope: Localized(zh: "斜率", en: "Slope")
    case .gaps: Localized(zh: "缺口", en: "Gaps")
    case .tooFewData: Localized(zh: "数据不足", en: "too few values")
    case .notSignificant: Localized(zh: "不显著", en: "not significant")
    case .perYear: Localized(zh: "/年", en: "/year")
    case .noValuesInSpan: Localized(zh: "这段时间没有数值", en: "No values in this time")
    case .received: Localized(zh: "原值", en: "received")
    case .implausible: Localized(zh: "超出可信范围, 请核对", en: "outside plausible bounds, please check")
    case .value: Localized(zh: "数值", en: "Value")
    case .date: Localized(zh: "日期", en: "Date")
    case .judgement: Localized(zh: "判断", en: "Judged")
    case .source: Localized(zh: "来源", en: "Source")
    case .normal: Localized(zh: "正常", en: "normal")
    case .values: Localized(zh: "数值", en: "Values")
    case .noGaps: Localized(zh: "无", en: "none")
    case .secondLine: Localized(zh: "叠加", en: "with")
    default: archiveText
    }
  }

  private var archiveText: Localized {
    switch self {
    case .visit: Localized(zh: "就诊", en: "visit")
    case .report: Localized(zh: "报告", en: "report")
    case .gapDays: Localized(zh: "% 天没有就诊", en: "% days without a visit")
    case .gapMonths: Localized(zh: "% 个月没有就诊", en: "% months without a visit")
    case .department: Localized(zh: "科室", en: "Department")
    case .doctor: Localized(zh: "医护", en: "Seen by")
    case .what: Localized(zh: "内容", en: "What")
    case .dose: Localized(zh: "用法", en: "Dose")
    case .since: Localized(zh: "开始", en: "Since")
    case .status: Localized(zh: "状态", en: "Status")
    case .active: Localized(zh: "在用", en: "active")
    case .stopped: Localized(zh: "已停", en: "stopped")
    case .substance: Localized(zh: "过敏原", en: "Substance")
    case .reaction: Localized(zh: "反应", en: "Reaction")
    case .recorded: Localized(zh: "记录日期", en: "Recorded")
    case .criticalHigh: Localized(zh: "严重", en: "severe")
    case .criticalLow: Localized(zh: "轻", en: "mild")
    case .due: Localized(zh: "到期", en: "Due")
    case .reason: Localized(zh: "事由", en: "Reason")
    case .state: Localized(zh: "状态", en: "State")
    case .why: Localized(zh: "缘由", en: "Why")
    case .closed: Localized(zh: "已结束", en: "closed")
    case .done: Localized(zh: "已完成", en: "done")
    default: followUpText
    }
  }

  private var followUpText: Localized {
    switch self {
    case .queueTitle: Localized(zh: "随访队列", en: "Follow-up queue")
    case .overdueSection: Localized(zh: "逾期", en: "Overdue")
    case .todaySection: Localized(zh: "今天", en: "Today")
    case .laterSection: Localized(zh: "以后", en: "Later")
    case .queueEmpty: Localized(zh: "这个范围没有待办随访", en: "Nothing is due in this range")
    case .queueEmptyHint:
      Localized(
        zh: "{queue.scope.prev}、{queue.scope.next} 键换范围",
        en: "{queue.scope.prev} and {queue.scope.next} change the range")
    case .channel: Localized(zh: "方式", en: "By")
    case .owner: Localized(zh: "责任人", en: "Owner")
    case .nobody: Localized(zh: "未分配", en: "nobody's")
    case .risk: Localized(zh: "风险", en: "Risk")
    case .attempts: Localized(zh: "联系记录", en: "Contacts")
    case .noAttempts: Localized(zh: "还没有联系过", en: "Nobody has tried yet")
    case .lastContacts: Localized(zh: "联系与就诊", en: "Contacts and visits")
    case .outcomeTitle: Localized(zh: "登记结果", en: "Record outcome")
    case .outcome: Localized(zh: "结果", en: "Outcome")
    case .nextDate: Localized(zh: "下次随访", en: "Next date")
    case .note: Localized(zh: "备注", en: "Note")
    case .notePlaceholder: Localized(zh: "可不填", en: "optional")
    case .datePlaceholder: Localized(zh: "12-5, +7, +2w, 明天", en: "12-5, +7, +2w, tomorrow")
    case .endsFollowUp: Localized(zh: "不再随访", en: "no further follow-up")
    case .endsUnlessDated: Localized(zh: "结束; 需要时填下次日期", en: "done; enter a date if needed")
    case .chooseOutcome: Localized(zh: "先选一个结果", en: "choose an outcome first")
    case .conflict:
      Localized(
        zh: "别人刚改过这条随访, 已重新读取; 核对后再保存",
        en: "somebody just changed this; read again, check and save")
    case .undoConflict:
      Localized(
        zh: "之后又有改动, 不能再撤销", en: "it was changed since and cannot be undone")
    case .draftKept: Localized(zh: "未保存, 草稿已留", en: "Not saved; the draft is kept")
    case .draft: Localized(zh: "草稿", en: "draft")
    case .saving: Localized(zh: "保存中", en: "saving")
    default: deskText
    }
  }

  private var deskText: Localized {
    switch self {
    case .zoomed: Localized(zh: "已放大", en: "zoomed")
    case .mouseIsOn: Localized(zh: "鼠标", en: "mouse")
    case .mouseOn:
      Localized(zh: "鼠标已开; 按住 Shift 仍可拖选文字", en: "Mouse on; hold Shift to select text")
    case .mouseOff: Localized(zh: "鼠标已关", en: "Mouse off")
    case .copySentWhole: Localized(zh: "已发送到终端剪贴板", en: "Sent to the terminal's clipboard")
    case .copySentMasked:
      Localized(zh: "已发送到终端剪贴板, 号码遮盖", en: "Sent to the terminal's clipboard, numbers masked")
    case .copyTooLong:
      Localized(
        zh: "标记的太多, 剪贴板装不下, 请导出", en: "Too much for the clipboard: export it instead")
    case .copyFailed:
      Localized(zh: "没有发送: 终端剪贴板不可用", en: "Not sent: the terminal's clipboard is out of reach")
    case .rescuedPaste:
      Localized(
        zh: "粘贴的是 GBK, 已转成文字; 请把终端编码改成 UTF-8",
        en: "The paste was GBK and was converted; set the terminal's encoding to UTF-8")
    case .wideSigns:
      Localized(
        zh: "终端把线条画成两格, 改用 ASCII 字符",
        en: "This terminal draws lines two columns wide; using ASCII instead")
    default: messageText
    }
  }

  private var messageText: Localized {
    switch self {
    case .helpTitle: Localized(zh: "帮助", en: "Help")
    case .paletteTitle: Localized(zh: "命令", en: "Commands")
    case .menuTitle: Localized(zh: "菜单", en: "Menu")
    case .worksElsewhere: Localized(zh: "在别的画面才能用", en: "works on another screen")
    case .recentlyUsed: Localized(zh: "最近用过", en: "recent")
    case .filterPlaceholder: Localized(zh: "输入以筛选", en: "type to filter")
    case .settingsTitle: Localized(zh: "设置", en: "Settings")
    case .settingsSaved: Localized(zh: "设置已保存", en: "Settings saved")
    case .settingsDraft:
      Localized(zh: "上次的改动还没有保存", en: "These are your changes that were not saved")
    case .locked: Localized(zh: "已锁屏", en: "Locked")
    case .nothingFits: Localized(zh: "没有这样的命令", en: "No such command")
    case .choosePatientFirst: Localized(zh: "先选一位患者", en: "no patient chosen")
    case .patientGone: Localized(zh: "这份档案已不在", en: "This archive is no longer there")
    case .garbledInput:
      Localized(
        zh: "终端编码不是 UTF-8, 请在终端设置里改成 UTF-8",
        en: "The terminal does not send UTF-8; set its encoding to UTF-8")
    default: tableText
    }
  }
}
