import Canvas
import Domain

/// Texts of the desk: lock, drafts, mouse, clipboard.
extension Phrase {
  /// That a text was sent, and whether with its numbers masked.
  static func copySent(isMasked: Bool) -> Phrase { isMasked ? .copySentMasked : .copySentWhole }

  static func copyPolicyIs(_ policy: CopyPolicy) -> Localized {
    Localized(
      zh: "复制规定: \(policy.title.chinese)", en: "May be copied: \(policy.title.english)")
  }

  /// That the last field of a form is answered, and what saves it.
  static func lastField(key: Localized) -> Localized {
    Localized(
      zh: "已是最后一项, \(key.chinese) 保存", en: "This is the last one; \(key.english) saves")
  }

  /// What was typed for a follow-up that others have ended, whole, so that it can be used elsewhere.
  ///
  /// - Parameter key: The key that dismisses it.
  static func draftEnded(_ name: String, _ draft: OutcomeDraft, key: Localized) -> Localized {
    func text(_ language: Language) -> String {
      [draft.outcome?.title[language], draft.date, draft.note]
        .compactMap { $0.map { DisplayText.of($0) } }.filter { !$0.isEmpty }
        .joined(separator: ", ")
    }
    let shown = DisplayText.of(name)
    let whose = Localized(
      zh: shown.isEmpty ? "有一条" : shown + " 的", en: shown.isEmpty ? "" : " of \(shown)")
    return Localized(
      zh: "\(whose.chinese)随访别人已办结, 您写的是 \(text(.chinese)) (\(key.chinese) 删草稿)",
      en: "Others ended the follow-up\(whose.english); you had: \(text(.english)) "
        + "(\(key.english) drops it)")
  }

  /// That something begun earlier waits.
  static func draftsWaiting(_ count: Int) -> Localized {
    Localized(
      zh: "有 \(count) 份登记草稿未保存, 在 {view.followup} 随访里",
      en: count == 1
        ? "One record was begun and not saved: see {view.followup}"
        : "\(count) records were begun and not saved: see {view.followup}")
  }

  /// Since when what a dialog shows has been kept; the moment is written by the caller.
  static func draftSince(_ moment: String) -> Localized {
    Localized(zh: "草稿 \(moment)", en: "draft of \(moment)")
  }

  /// After how long the desk locks by itself.
  static func idleLock(_ minutes: Int) -> Localized {
    if minutes == 0 { return Localized(zh: "不再自动锁屏", en: "It no longer locks by itself") }
    return Localized(
      zh: "闲置 \(minutes) 分钟后锁屏",
      en: minutes == 1 ? "It locks after one idle minute" : "It locks after \(minutes) idle minutes"
    )
  }
}
