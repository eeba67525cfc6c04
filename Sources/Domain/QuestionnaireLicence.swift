/// Whether a clinic may use a form, and on what terms.
package enum QuestionnaireLicence: String, Hashable, Sendable, CaseIterable {
  /// Free for everybody, no permission needed.
  case free
  /// Free when its source is cited.
  case attribution
  /// A form or standard of an authority or association.
  case official
  /// Our own wording.
  case own
  /// Free where nothing is earned with it.
  case nonCommercial = "non-commercial"
  /// To be registered for, or asked for, first.
  case registered
  /// Never shipped: paid, or not to be copied.
  case notBundled = "not-bundled"

  /// Whether the program may bring the form along.
  package var mayBeShipped: Bool {
    switch self {
    case .free, .attribution, .official, .own: true
    case .nonCommercial, .registered, .notBundled: false
    }
  }

  package var title: Localized {
    switch self {
    case .free: Localized(zh: "免费使用", en: "free to use")
    case .attribution: Localized(zh: "注明出处可用", en: "free when cited")
    case .official: Localized(zh: "官方表单", en: "official form")
    case .own: Localized(zh: "本程序自拟", en: "our own wording")
    case .nonCommercial: Localized(zh: "仅限非商业使用", en: "non-commercial use only")
    case .registered: Localized(zh: "须先登记或取得许可", en: "to be registered or asked for")
    case .notBundled: Localized(zh: "不得随附", en: "not to be bundled")
    }
  }
}

/// Where the wording of a form in one language comes from.
package enum QuestionnaireWording: String, Hashable, Sendable, CaseIterable {
  /// As the authority or the authors published it.
  case official
  /// A published wording that was not compared with the original.
  case published
  /// Our translation; no study has tested it.
  case translation

  package var title: Localized {
    switch self {
    case .official: Localized(zh: "原文", en: "original wording")
    case .published: Localized(zh: "公开文本", en: "published wording")
    case .translation: Localized(zh: "参考译文", en: "our translation")
    }
  }
}
