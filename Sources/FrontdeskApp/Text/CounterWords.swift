import Canvas
import Domain
import Widgets

/// Texts of what the counter needs of a person.
enum CounterWords {
  static let title = Localized(zh: "前台提示", en: "At the counter")
  static let appointment = Localized(zh: "预约", en: "Next")
  static let due = Localized(zh: "随访", en: "Due")
  static let message = Localized(zh: "留言", en: "Message")
  static let unpaid = Localized(zh: "未付", en: "Unpaid")
  static let missing = Localized(zh: "缺项", en: "Missing")
  static let consent = Localized(zh: "同意", en: "Consent")
  static let family = Localized(zh: "家人", en: "Family")
  static let add = Localized(zh: "添加", en: "Add")
  static let nothing = Localized(zh: "没有要提示的", en: "nothing to tell")
  static let notRead = Localized(zh: "还没读到", en: "not read yet")
  static let noFamily = Localized(zh: "没有登记家人", en: "no family linked")
  static let addNotice = Localized(zh: "留言或未付", en: "a message or an unpaid item")
  static let addRelative = Localized(zh: "家庭关系", en: "a family link")
  static let notAllowed = Localized(zh: "您的角色不能添加", en: "not for your role")

  /// What Enter does on a line, for the foot of the panel; nil where it does nothing.
  static func act(_ row: CounterRow, _ access: Access) -> Localized? {
    switch row {
    case .notice(let notice):
      guard access.allows(.change, notice.details.kind.object) else { return nil }
      return notice.details.kind == .message
        ? Localized(zh: "已转告", en: "Delivered") : Localized(zh: "已付清", en: "Paid")
    case .appointment: return Localized(zh: "到当天", en: "To that day")
    case .due: return Localized(zh: "打开档案", en: "Open record")
    case .missing(.consent), .consent: return Localized(zh: "到同意书", en: "To consents")
    case .missing:
      return access.allows(.change, .identity) ? Localized(zh: "补填", en: "Fill in") : nil
    case .member: return Localized(zh: "换到此人", en: "Go to them")
    case .addNotice, .addRelative: return add
    }
  }

  /// The roles that may note that something was paid.
  private static let settling = StaffRole.allCases.filter {
    Access([$0]).allows(.change, NoticeKind.unpaid.object)
  }

  /// Who can do what this role cannot about a line; nil where there is nothing to be done, or the
  /// role can do it.
  static func others(_ row: CounterRow, _ access: Access) -> Localized? {
    guard case .notice(let notice) = row, notice.details.kind == .unpaid, act(row, access) == nil
    else { return nil }
    return Localized(
      zh: "付清由\(settling.map(\.title.chinese).joined(separator: "、"))登记",
      en: settling.map(\.title.english).joined(separator: " or ") + " notes that it was paid")
  }

  /// The way out, for whoever tries all the same.
  static func wayToSettle(_ others: Localized) -> Localized {
    Localized(
      zh: "\(others.chinese); 前台也收费的, 请管理者给您的账号加“收费”",
      en: "\(others.english); where reception takes payment, have the manager add that role to you")
  }

  static func label(_ row: CounterRow) -> Localized {
    switch row {
    case .notice(let notice): notice.details.kind == .message ? message : unpaid
    case .appointment: appointment
    case .due: due
    case .missing: missing
    case .consent: consent
    case .member: family
    case .addNotice, .addRelative: add
    }
  }

  static func standing(_ one: ConsentStanding, _ language: Language) -> String {
    let word =
      switch one.state {
      case .given: Localized(zh: "已签", en: "given")
      case .withdrawn: RightsWords.withdrawn
      case .expired: RightsWords.expired
      }
    return one.purpose.title[language] + " " + word[language]
  }

  /// `12.50 元`, `CNY 12.50`.
  static func amount(_ amount: Yuan) -> Localized {
    Localized(zh: "\(amount.decimal) 元", en: "CNY \(amount.decimal)")
  }

  // MARK: Forms and questions

  static let noticeTitle = Localized(zh: "留言或登记未付", en: "Message or unpaid item")
  static let noticeExplained = Localized(
    zh: "在前台提示, 直到转告或付清; 前台都能看到, 不要写病情。",
    en: "Shown at the counter until it is delivered or paid. Everybody there reads it: nothing of "
      + "what is wrong with the person.")
  static let linkTitle = Localized(zh: "家庭关系", en: "Family link")
  static let linkExplained = Localized(
    zh: "对方也要有卡; 关系双向都显示, 可以去掉和撤销。",
    en: "The other has a card too. It shows on both cards and can be removed and undone.")
  static let kind = Localized(zh: "种类", en: "Kind")
  static let text = Localized(zh: "内容", en: "Text")
  static let amountTitle = Localized(zh: "金额", en: "Amount")
  static let until = Localized(zh: "截止", en: "Until")
  static let who = Localized(zh: "家人", en: "Who")
  static let relation = Localized(zh: "是本人的", en: "Is the")
  static let household = Localized(zh: "同住一户", en: "One household")
  static let wrongAmount = Localized(
    zh: "金额应如 12.50, 从 0.01 到 9999999.99", en: "an amount such as 12.50, up to 9999999.99")

  static func noticeDone(_ kind: NoticeKind) -> Localized {
    kind == .message
      ? Localized(zh: "留言已记下, 前台会提示", en: "The message is kept for the counter")
      : Localized(zh: "未付已记下, 前台会提示", en: "The unpaid item is kept for the counter")
  }

  static func ended(_ kind: NoticeKind) -> Localized {
    kind == .message
      ? Localized(zh: "已转告", en: "Delivered") : Localized(zh: "已付清", en: "Paid")
  }

  static let thisOne = Localized(zh: "就是此人", en: "This one")
  static let linked = Localized(zh: "家庭关系已登记", en: "The family link is kept")
  static let unlinked = Localized(zh: "家庭关系已去掉", en: "The family link is removed")

  static func tookBack(_ change: OwnChange) -> Localized {
    Localized(
      zh: "已撤销: \(change.title.chinese)", en: "Taken back: \(change.title.english)")
  }

  static let nothingToTakeBack = Localized(zh: "没有可撤销的更改", en: "there is nothing to take back")

  static func outdated(_ change: OwnChange) -> Localized {
    let by = change.changedBy.map { DisplayText.of($0) }
    return Localized(
      zh: "不能撤销 \(change.title.chinese) (\(change.card)): \(by ?? "别人")后来改过",
      en: "\(change.title.english) (\(change.card)) cannot be taken back: \(by ?? "somebody") "
        + "changed it since")
  }
}
