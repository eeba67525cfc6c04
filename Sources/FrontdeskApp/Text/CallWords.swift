import Domain

/// Texts of the call screen.
enum CallWords {
  static let title = Localized(zh: "通话", en: "Call")
  static let identity = Localized(zh: "核对身份", en: "Who is it")
  static let checked = Localized(zh: "已核对", en: "checked")
  static let recorded = Localized(zh: "有录音", en: "recorded")
  static let notChecked = Localized(zh: "未核对", en: "not checked")
  static let numbers = Localized(zh: "号码", en: "Numbers")
  static let wrong = Localized(zh: "号码错误", en: "wrong number")
  static let worked = Localized(zh: "打通过", en: "reached")
  static let untried = Localized(zh: "未试过", en: "not tried yet")
  static let allWrong = Localized(
    zh: "号码都不对; 请从家属或登记处另找", en: "no number is right; ask the family or the desk for another")
  static let whichOutcome = Localized(zh: "具体是", en: "Which")
  static let noteMissing = Localized(zh: "请写明原因", en: "give the reason")
  static let dateReason = Localized(zh: "改期原因", en: "Why then")
  static let dateReasonHint = Localized(zh: "不按计划日期的原因", en: "why not the plan's date")
  static let script = Localized(zh: "怎么说", en: "What to say")
  static let contacts = Localized(zh: "最近联系", en: "Last contacts")
  static let advised = Localized(zh: "这次给的建议", en: "Advised in this call")
  static let measures = Localized(zh: "指标", en: "Results")
  static let others = Localized(zh: "其他待办随访", en: "Other open follow-ups")
  static let recordings = Localized(zh: "录音", en: "Recordings")
  static let justChanged = Localized(
    zh: "同事刚登记过这一项，已重新载入；请再看一眼",
    en: "a colleague has just recorded this one; it was read again, have another look")
  static let plans = Localized(zh: "随访计划", en: "Plans")
  static let recording = Localized(zh: "录音", en: "Recording")
  static let recordingPath = Localized(zh: "文件路径, 可不填", en: "path of the file, if any")
  static let recordingConsent = Localized(zh: "是否同意录音", en: "Agreed to it")
  static let consentMissing = Localized(zh: "请选择本人是否同意录音", en: "say whether they agreed to it")
  static let notThere = Localized(zh: "不在原处", en: "not where it was")
  static let played = Localized(zh: "录音放完了", en: "the recording has ended")
  static let stopped = Localized(zh: "录音已停止", en: "the recording was stopped")
  static let playing = Localized(zh: "播放中, 停止", en: "playing, stop with")

  /// Which recording is heard, and by which key it stops.
  static func nowPlaying(_ name: String, key: Localized) -> Localized {
    Localized(
      zh: "正在播放 \(name)，\(key.chinese) 停止", en: "playing \(name); \(key.english) stops it")
  }

  static let noSuchPath = Localized(zh: "没有这样的文件", en: "there is no such file")

  /// Names that a path may go on to, as far as they are few.
  static func paths(_ names: [String]) -> Localized {
    let shown = names.prefix(8).joined(separator: "  ")
    let more = names.count - 8
    return Localized(
      zh: shown + (more > 0 ? "  等 \(names.count) 个" : ""),
      en: shown + (more > 0 ? "  and \(more) more" : ""))
  }

  static let noTags = TagWords.none
  static let lasting = Localized(zh: "用时", en: "time")
  static let claiming = Localized(zh: "认领中", en: "claiming")
  static let mine = Localized(zh: "我在办", en: "mine")
  static let more = Localized(zh: "翻页看更多", en: "more below")
  static let noContact = Localized(zh: "不愿被随访联系", en: "Do not contact")

  /// Since when somebody does not want to be contacted.
  static func noContact(since day: CalendarDate) -> Localized {
    Localized(
      zh: "本人 \(day) 起不同意随访联系, 不提供号码; 可到诊时当面问, 或结束这项随访",
      en: "does not want to be contacted since \(day), so no number is offered; ask at the next "
        + "visit, or close this follow-up")
  }

  /// That somebody is followed up again, and when.
  static func foundAgain(_ details: FollowUpDraft, name: String) -> Localized {
    guard details.state == .open else {
      return Localized(
        zh: "已恢复管理 \(name)，由计划定下次随访", en: "\(name) is followed up again, as the plans ask")
    }
    return Localized(
      zh: "已恢复管理 \(name)：\(details.heading.chinese) \(details.due)",
      en: "\(name) is followed up again: \(details.heading.english) \(details.due)")
  }

  /// Who has a row open.
  static func at(_ claim: FollowUpClaim) -> Localized {
    claim.isOwn ? mine : Localized(zh: "\(claim.name)在办", en: "\(claim.name) is at it")
  }

  /// That a colleague has it, and since when.
  static func held(_ claim: FollowUpClaim, _ zone: ClinicZone) -> Localized {
    let clock = zone.local(claim.since).clock
    return Localized(
      zh: "\(claim.name) 从 \(clock) 起正在处理这项随访；请先做别的，或请管理者接手",
      en: "\(claim.name) has been at it since \(clock); take another, or ask the manager to take "
        + "it over")
  }

  /// How many a change leaves alone, before the names of who has them open.
  static func leftOut(_ count: Int) -> Localized {
    Localized(zh: "同事在办, 不改 \(count) 项:", en: "left alone, as colleagues are at \(count) of them:")
  }

  /// What others made of a follow-up while it was open here.
  static func overtaken(by followUp: FollowUp) -> Localized {
    let details = followUp.details
    guard let last = details.attempts.last else { return Phrase.conflict.text }
    let name = last.staffName ?? last.staff
    let next =
      details.state == .open
      ? Localized(zh: ", 下次 \(details.due)", en: ", next \(details.due)")
      : Localized(zh: ", 已结束", en: ", ended")
    return Localized(
      zh: "\(name) 刚登记了: \(last.outcome.title.chinese)\(next.chinese); 您写的已留作草稿",
      en: "\(name) has just recorded: \(last.outcome.title.english)\(next.english); what you "
        + "wrote is kept as a draft")
  }

  /// `02:13`, `1:02:13`.
  static func clock(_ seconds: Int) -> String {
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : String(number) }
    let (hours, rest) = (seconds / 3600, seconds % 3600)
    let minutes = two(rest / 60) + ":" + two(rest % 60)
    return hours > 0 ? "\(hours):" + minutes : minutes
  }

  static func title(_ part: CallState.Part) -> Localized {
    switch part {
    case .form: Localized(zh: "登记", en: "Record")
    case .person: Localized(zh: "此人", en: "Person")
    case .measures: Localized(zh: "指标用药", en: "Results")
    case .history: Localized(zh: "经过", en: "History")
    }
  }
}

// What the queue is narrowed to.
extension CallWords {
  static let narrowTitle = Localized(zh: "只看哪些, 谁有多少", en: "Which to show, and who has how many")
  static let whose = Localized(zh: "谁的", en: "Whose")

  /// The words before the lines of the dialog.
  static let narrowKinds = [whose] + QueueFacet.Kind.allCases.map(\.title)

  /// `未完 12  逾期 3`.
  static func shortLoad(_ line: WorkloadLine) -> Localized {
    Localized(
      zh: "未完 \(line.open)  逾期 \(line.overdue)", en: "\(line.open) open  \(line.overdue) late")
  }

  /// `未完 12  逾期 3  本周 5  今日已做 4`.
  static func load(_ line: WorkloadLine) -> Localized {
    Localized(
      zh: "未完 \(line.open)  逾期 \(line.overdue)  本周 \(line.dueThisWeek)  今日已做 \(line.doneToday)",
      en: "\(line.open) open  \(line.overdue) late  \(line.dueThisWeek) this week  "
        + "\(line.doneToday) done")
  }
}
