import Domain

/// Texts of the dialog of staff and teams.
enum TeamWords {
  static let title = Localized(zh: "人员、小组和工作量", en: "Staff, teams and workload")
  static let team = Localized(zh: "小组", en: "Team")
  static let none = Localized(zh: "无小组", en: "no team")
  static let set = Localized(zh: "改小组", en: "Set the team")
  static let next = Localized(zh: "换一个已有的", en: "One that there is")
  static let hint = Localized(zh: "写小组名, 空着为不属于任何小组", en: "name of the team; empty for none")
  static let nobody = Localized(zh: "没有人员", en: "There is no staff")
  static let nothingToUndo = Localized(zh: "这里没有可撤销的", en: "nothing was changed here to take back")
  static let changedSince = Localized(
    zh: "同事刚改过这个小组，已重新读取；请再看一眼",
    en: "a colleague has just changed this team; it was read again, have another look")

  /// In which team somebody is now.
  static func isIn(_ team: String?, name: String) -> Localized {
    guard let team else {
      return Localized(zh: "\(name) 不再属于任何小组", en: "\(name) is in no team any more")
    }
    return Localized(zh: "\(name) 已编入 \(team)", en: "\(name) is in the team \(team)")
  }
}
