import Canvas
package import Domain
import Widgets

extension Model {
  // MARK: - Opening and closing

  /// Opens the settings with what was begun before.
  mutating func openSettings() -> [Effect] {
    let fields = SettingsFields(self)
    settings.before = SettingsState.Look(
      language: language, theme: themeName, glyphs: glyphs, hasOwnGlyphs: desk.hasOwnGlyphs)
    settings.problem = nil
    settings.form = newSettingsForm(fields.sections, fields.values)
    if settings.draft != nil { return takeUpSettings() }
    guard !settings.hasAsked else { return [] }
    settings.hasAsked = true
    return [.loadSettingsDraft]
  }

  private func newSettingsForm(
    _ sections: [FormSection], _ values: [String: String]
  ) -> FormState {
    var form = FormState(sections, values: values, today: today.dayNumber)
    if let key = CommandRegistry.command(.saveSettings).flatMap({ keymap[$0].keys.first }) {
      form.commitKey = key
    }
    return form
  }

  /// Takes what an earlier session left; what was entered since stays.
  mutating func settingsDraftLoaded(_ draft: FormDraft?) -> [Effect] {
    guard let draft, settings.draft == nil else { return [] }
    settings.draft = draft
    guard let form = settings.form, !form.isDirty, !settings.isSaving else { return [] }
    return takeUpSettings()
  }

  private mutating func takeUpSettings() -> [Effect] {
    guard let draft = settings.draft else { return [] }
    settings.form?.restore(draft.answers)
    say(Phrase.settingsDraft.text)
    return tryOutSettings()
  }

  /// Closes the dialog: what was tried out goes, what was begun is kept for the next time.
  mutating func closeSettings() -> [Effect] {
    let effects = keepSettings()
    if settings.entered != nil { say(Phrase.draftKept.text) }
    let look = settings.before
    settings.form = nil
    settings.before = nil
    settings.isSaving = false
    return effects + (look.map { show($0) } ?? [])
  }

  // MARK: - Trying out

  /// Shows the language, the theme and the characters that are being chosen.
  private mutating func tryOutSettings() -> [Effect] {
    guard let form = settings.form, var look = settings.before else { return [] }
    look.language = Language(rawValue: form.considered(.language)) ?? look.language
    let theme = form.considered(.theme)
    if themeNames.contains(theme) { look.theme = theme }
    let glyphs = form.considered(.glyphs)
    look.hasOwnGlyphs = glyphs != SettingsFields.automatic
    look.glyphs = Glyphs(name: glyphs) ?? terminalGlyphs
    return show(look)
  }

  /// The characters that suit the terminal by what it said of itself.
  private var terminalGlyphs: Glyphs { desk.isAmbiguousWide ? .ascii : .line }

  private mutating func show(_ look: SettingsState.Look) -> [Effect] {
    var effects: [Effect] = []
    if look.theme != themeName {
      themeName = look.theme
      effects.append(.useTheme(look.theme))
    }
    desk.hasOwnGlyphs = look.hasOwnGlyphs
    if look.glyphs != glyphs {
      glyphs = look.glyphs
      effects.append(.redraw)
    }
    if look.language != language {
      language = look.language
      relabelSettings()
      // What lies below them is in sight.
      relabelBooking()
      relabelOutcome()
    }
    return effects
  }

  /// Asks the same in the other language, with every answer as it is.
  private mutating func relabelSettings() {
    guard let form = settings.form, let before = settings.before else { return }
    var old = self
    old.language = before.language
    old.themeName = before.theme
    old.glyphs = before.glyphs
    old.desk.hasOwnGlyphs = before.hasOwnGlyphs
    var new = newSettingsForm(SettingsFields(self).sections, SettingsFields(old).values)
    new.restore(form.draft)
    if let focus = form.focusedField { new.focus(on: focus.id) }
    settings.form = new
  }

  // MARK: - Keys

  /// Lets the form take a key; nil when it is none of forms.
  mutating func settingsKey(_ press: KeyPress) -> [Effect]? {
    guard var form = settings.form, !settings.isSaving else { return nil }
    let outcome = form.press(press)
    guard outcome != .ignored else { return nil }
    return took(outcome, form)
  }

  /// Changes the form by a text, a paste or a click.
  mutating func changeSettings(_ change: (inout FormState) -> FormState.Outcome) -> [Effect] {
    guard var form = settings.form, !settings.isSaving else { return [] }
    let outcome = change(&form)
    return took(outcome, form)
  }

  private mutating func took(_ outcome: FormState.Outcome, _ form: FormState) -> [Effect] {
    let hasMoved = form.focus != settings.form?.focus
    settings.form = form
    if outcome == .changed { settings.problem = nil }
    if outcome == .atEnd {
      say(Phrase.lastField(key: keymap.keyName(of: .saveSettings)))
    }
    let effects = tryOutSettings() + (hasMoved ? keepSettings() : [])
    return outcome == .committed ? effects + sendSettings() : effects
  }

  // MARK: - Saving

  /// Saves from the command; the key of the form does the same.
  mutating func saveSettings() -> [Effect] { changeSettings { $0.commit() } }

  private mutating func sendSettings() -> [Effect] {
    guard let form = settings.form else { return [] }
    let changes = form.changedSettings
    guard !changes.isEmpty else { return closeSettings() }
    // Kept first: should the save fail and the program with it, nothing is lost.
    let effects = keepSettings()
    settings.isSaving = true
    settings.problem = nil
    return effects + [.saveSettings(changes)]
  }

  /// What was chosen holds, and its draft goes.
  mutating func settingsSaved(_ changes: [Setting]) -> [Effect] {
    var effects: [Effect] = []
    for change in changes {
      switch change {
      case .mouse(let isOn):
        desk.isMouseOn = isOn
        effects.append(.useMouse(isOn))
      case .facesPublic(let isOn): desk.facesPublic = isOn
      case .idleMinutes(let minutes): desk.idleMinutes = minutes
      case .copyPolicy(let policy): desk.copyPolicy = policy
      case .start(let screen): desk.startScreen = screen
      // The rest was tried out already and now stays.
      case .language, .theme, .glyphs, .session, .recentEntries, .columns: break
      }
    }
    settings.isSaving = false
    settings.form = nil
    settings.before = nil
    if settings.draft != nil {
      settings.draft = nil
      settings.isDraftOnDisk = true
      effects.append(.deleteSettingsDraft)
    }
    say(Phrase.settingsSaved.text)
    return effects
  }

  mutating func settingsNotSaved(_ reason: Localized) {
    settings.isSaving = false
    settings.problem = reason
  }

  // MARK: - Drafts

  /// Keeps what is being chosen, at once, unless it is kept.
  mutating func keepSettings() -> [Effect] {
    guard !settings.isKept else { return [] }
    if settings.form != nil { settings.draft = settings.entered }
    settings.isDraftOnDisk = true
    return [settings.draft.map { .saveSettingsDraft($0) } ?? .deleteSettingsDraft]
  }

  mutating func settingsDraftNotKept() {
    settings.isDraftOnDisk = false
    draftDue = now.adding(seconds: Model.draftRetrySeconds)
  }
}

extension Model {
  /// What a theme is called; its name where nobody said more.
  package func themeTitle(_ name: String) -> Localized {
    themeTitles[name] ?? Localized(same: DisplayText.of(name))
  }

  /// Why the rule for copying cannot be changed here; nil when it can.
  var copyPolicyObstacle: Localized? {
    !access.allows(.change, .accounts)
      ? Localized(zh: "由管理者规定", en: "set by the manager") : nil
  }
}
