package import Domain

/// What was begun in this session and is not saved, counted by what it is.
package struct UnsavedWork: Equatable, Sendable {
  /// What a draft is of, in the order in which it is told.
  package enum Kind: Int, CaseIterable, Sendable {
    case outcome
    case booking
    case card
    case notice
    case familyLink
    /// A tag put on or taken off by hand.
    case tag
    case rule
    /// A form filled in for a person.
    case form
    /// A consent, a correction, a copy and the like.
    case rights
  }

  private var counts: [Kind: Int] = [:]

  package init() {}

  /// How many there are in all.
  package var count: Int { counts.values.reduce(0, +) }

  package subscript(kind: Kind) -> Int { counts[kind] ?? 0 }

  package mutating func add(_ kind: Kind, _ count: Int = 1) { counts[kind, default: 0] += count }

  /// Each kind with its number: `预约 1 份、建卡 2 份`, `1 booking, 2 cards`.
  package var words: Localized {
    let kinds = Kind.allCases.filter { self[$0] > 0 }
    return Localized(
      zh: kinds.map { "\($0.title.chinese) \(self[$0]) 份" }.joined(separator: "、"),
      en: kinds.map { "\(self[$0]) \($0.title(self[$0]))" }.joined(separator: ", "))
  }
}

extension UnsavedWork.Kind {
  fileprivate var title: Localized {
    switch self {
    case .outcome: Localized(zh: "随访登记", en: "outcome")
    case .booking: Localized(zh: "预约", en: "booking")
    case .card: Localized(zh: "卡片", en: "card")
    case .notice: Localized(zh: "留言或未付", en: "notice")
    case .familyLink: Localized(zh: "家庭关系", en: "family link")
    case .tag: Localized(zh: "标签", en: "tag")
    case .rule: Localized(zh: "规则", en: "rule")
    case .form: Localized(zh: "表单", en: "form")
    case .rights: Localized(zh: "权利事项", en: "rights form")
    }
  }

  /// The English noun for so many.
  fileprivate func title(_ count: Int) -> String {
    count == 1 ? title.english : title.english + "s"
  }

  /// What a draft of a form is of.
  init(_ key: FormDraftKey) {
    switch key.kind {
    case "booking", "booking.move": self = .booking
    case RightsForm.draftKind(.notice): self = .notice
    case RightsForm.draftKind(.familyLink): self = .familyLink
    case let kind where kind.hasPrefix("rights.tag-"): self = .tag
    case RuleEditorState.draftKind: self = .rule
    case let kind where kind.hasPrefix(FormOrder.draftPrefix): self = .form
    default: self = .rights
    }
  }
}
