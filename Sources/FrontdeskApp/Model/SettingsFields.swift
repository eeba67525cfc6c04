import Domain
import Widgets

/// The fields of the settings in one language, and what they hold.
struct SettingsFields {
  /// The ids, which drafts keep.
  enum ID: String, CaseIterable {
    case language, theme, glyphs, mouse, idle, copying, start, facing
  }

  /// Means that the terminal decides on the characters.
  static let automatic = "auto"

  let model: Model
  private var language: Language { model.language }

  init(_ model: Model) { self.model = model }

  /// What holds now, by id.
  var values: [String: String] {
    [
      ID.language.rawValue: language.rawValue, ID.theme.rawValue: model.themeName,
      ID.glyphs.rawValue: model.desk.hasOwnGlyphs ? model.glyphs.name : Self.automatic,
      ID.mouse.rawValue: model.desk.isMouseOn ? "true" : "false",
      ID.facing.rawValue: model.desk.facesPublic ? "true" : "false",
      ID.idle.rawValue: String(model.desk.idleMinutes),
      ID.copying.rawValue: model.desk.copyPolicy.rawValue,
      ID.start.rawValue: model.desk.startScreen.rawValue,
    ]
  }

  var sections: [FormSection] {
    [
      FormSection(
        words("显示", "Display"),
        [
          choice(.language, words("语言", "Language"), languages),
          choice(.theme, words("配色", "Theme"), themes),
          choice(.glyphs, words("字符", "Characters"), glyphs),
        ]),
      FormSection(
        words("本机", "This desk"),
        [
          FormField(
            ID.mouse.rawValue, words("鼠标", "Mouse"), .toggle,
            hint: words("开后按住 Shift 拖选文字", "when on, Shift selects text")),
          FormField(
            ID.idle.rawValue, words("闲置锁屏", "Idle lock"),
            .number(
              FormField.NumberRule(
                unit: words("分钟", "minutes"), least: 0,
                most: Double(DeskState.mostIdleMinutes))),
            isRequired: true,
            hint: words("0 为不锁", "0 never locks")),
          choice(.start, words("启动画面", "Begin at"), starts),
          FormField(
            ID.facing.rawValue, words("患者可见", "Faces patients"), .toggle,
            hint: words("开后隐藏姓名号码诊断", "when on, hides who and what")),
        ]),
      FormSection(
        words("全诊所", "The clinic"),
        [
          choice(
            .copying, words("复制到剪贴板", "Copying"), policies,
            obstacle: model.copyPolicyObstacle?[language] ?? "")
        ]),
    ]
  }

  private func words(_ chinese: String, _ english: String) -> String {
    Localized(zh: chinese, en: english)[language]
  }

  private func choice(
    _ id: ID, _ label: String, _ options: [FormField.Option], obstacle: String = ""
  ) -> FormField {
    FormField(id.rawValue, label, .choice(options), isRequired: true, obstacle: obstacle)
  }

  /// Each in its own words, for those who cannot read the others.
  private var languages: [FormField.Option] {
    [.init(Language.chinese.rawValue, "中文"), .init(Language.english.rawValue, "English")]
  }

  private var themes: [FormField.Option] {
    model.themeNames.map { .init($0, model.themeTitle($0)[language]) }
  }

  private var glyphs: [FormField.Option] {
    [.init(Self.automatic, words("自动", "automatic"))]
      + Glyphs.allCases.map { .init($0.name, $0.title[language]) }
  }

  private var starts: [FormField.Option] {
    StartScreen.allCases.map { .init($0.rawValue, $0.title[language]) }
  }

  private var policies: [FormField.Option] {
    CopyPolicy.allCases.map { .init($0.rawValue, $0.title[language]) }
  }
}

extension FormState {
  func raw(_ id: SettingsFields.ID) -> String { raw(id.rawValue) }
  func considered(_ id: SettingsFields.ID) -> String { considered(id.rawValue) }

  /// The choices that differ from what held when the settings were opened.
  var changedSettings: [Setting] {
    SettingsFields.ID.allCases.compactMap { id in
      guard isDirty(id.rawValue) else { return nil }
      let value = value(id.rawValue)
      return switch id {
      case .language: Language(rawValue: value).map { .language($0) }
      case .theme: .theme(value)
      case .glyphs: .glyphs(Glyphs(name: value))
      case .mouse: .mouse(value == "true")
      case .facing: .facesPublic(value == "true")
      case .idle: Int(value).map { .idleMinutes($0) }
      case .copying: CopyPolicy(rawValue: value).map { .copyPolicy($0) }
      case .start: StartScreen(rawValue: value).map { .start($0) }
      }
    }
  }
}
