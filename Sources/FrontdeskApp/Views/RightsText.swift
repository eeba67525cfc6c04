import Domain

/// Who is signed in, and what their roles let them do, in words.
struct RightsText {
  let model: Model

  init(_ model: Model) { self.model = model }

  /// What is named and what may be done with it, each thing that may be done with anything.
  var lines: [(title: Localized, rights: Localized)] {
    AccessObject.allCases.compactMap { object in
      let parts = AccessAction.allCases.compactMap { action in word(action, object) }
      guard !parts.isEmpty else { return nil }
      return (
        object.title,
        Localized(
          zh: parts.map(\.chinese).joined(separator: "、"),
          en: parts.map(\.english).joined(separator: ", "))
      )
    }
  }

  /// All roles, in one line.
  var roles: Localized {
    let titles = model.user.roles.map(\.title)
    return Localized(
      zh: titles.map(\.chinese).joined(separator: "、"),
      en: titles.map(\.english).joined(separator: ", "))
  }

  private func word(_ action: AccessAction, _ object: AccessObject) -> Localized? {
    switch model.access.reach(action, object) {
    case .none: nil
    case .own:
      Localized(zh: action.title.chinese + "本人的", en: action.title.english + " one's own")
    case .masked:
      Localized(zh: action.title.chinese + " (遮盖)", en: action.title.english + " (masked)")
    case .all: action.title
    }
  }
}
