package import Canvas
package import Domain
package import Widgets

/// Everything the screens show; changed by `update` alone.
package struct Model: Equatable, Sendable {
  // MARK: Session

  package var language: Language
  package var glyphs: Glyphs
  /// The themes to go through, by name, in order.
  package var themeNames: [String]
  package var themeName: String
  /// What the themes are called, by name.
  package var themeTitles: [String: Localized] = [:]
  /// Whether colours reach the screen.
  package var hasColor: Bool
  /// Whose installation it is; empty when it has no name.
  package var clinicName: Localized
  /// Whether the database is a made-up one, which the title then says.
  package var isDemo: Bool
  /// Who is signed in; without a name while nobody is.
  package var user: StaffMember
  package var zone: SessionZone
  /// The present moment, as fresh as the last message of the clock.
  package internal(set) var now: Instant
  /// The clinic's wall clock, to the minute.
  package internal(set) var clock: LocalTime
  package var size: Size
  /// What the keys mean.
  package internal(set) var keymap = Keymap.standard
  /// A number that changes with every write of any terminal; nil before the first answer.
  package internal(set) var storeVersion: Int?
  /// How many follow-ups are due; nil before the first answer.
  package internal(set) var counts: QueueCounts?
  /// What this terminal does for the rules beside the work.
  package internal(set) var ruleCare = RuleCare()
  /// The lock and what else concerns the desk.
  package var desk: DeskState
  /// Who is signed in, and how.
  package var account = AccountState()

  // MARK: Screens

  package internal(set) var screen: ScreenID = .lookup
  /// The screens to go back to, the last on top; none twice.
  package internal(set) var history: [ScreenID] = []
  package internal(set) var lookup = LookupState()
  package internal(set) var archive = ArchiveState()
  package internal(set) var trends = TrendsState()
  package internal(set) var followUps = FollowUpsState()
  package internal(set) var day = DayState()
  package internal(set) var audit = AuditState()
  package internal(set) var rights = RightsState()
  package internal(set) var tags = TagsState()
  package internal(set) var care = CareState()
  package internal(set) var approvals = ApprovalsState()
  package internal(set) var rules = RulesState()
  package internal(set) var figures = FiguresState()
  /// How the lists are sorted, filtered and marked.
  package var tables = TablesState()
  /// The person shown beside a list.
  package internal(set) var preview = PersonPreview()

  // MARK: Over the screens

  /// The outcome being entered; nil while no dialog is open.
  package internal(set) var outcome: OutcomeForm?
  /// Outcomes that were begun and not saved, by follow-up.
  package internal(set) var drafts: [FollowUpID: KeptDraft] = [:]
  /// When what is being entered will be kept; nil while all of it is.
  package internal(set) var draftDue: Instant?
  /// The settings, open or begun.
  package internal(set) var settings = SettingsState()
  /// The card being opened or changed.
  package internal(set) var cardForm = CardForm()
  /// What was begun in the forms of the day and of rights and is not saved.
  package internal(set) var formDrafts = DraftShelf()
  /// Forms that are chosen, filled in and read.
  package internal(set) var forms = FormDesk()
  package internal(set) var overlay: Overlay?
  /// What was chosen from the palette last, by `PaletteEntry.key`, the newest first.
  package var recentEntries: [String] = []
  package internal(set) var toast: Toast?
  /// What is being read and takes so long that the screens say so.
  package internal(set) var slowReadings: Set<Reading> = []
  /// The number that is shown whole; nil while all are masked.
  package internal(set) var revealed: Reveal?
  /// What Ctrl-Z takes back; nil when there is nothing.
  package internal(set) var lastWrite: LastWrite?
  /// Whether leaving was asked for once while something was not saved.
  package internal(set) var wasAskedToQuit = false

  /// Makes the model of a session that begins.
  package init(
    user: StaffMember, clinicName: Localized, isDemo: Bool = false, language: Language = .chinese,
    glyphs: Glyphs = .line, themeNames: [String] = ["dark"], themeName: String = "dark",
    hasColor: Bool = true, size: Size, now: Instant, zone: ClinicZone
  ) {
    self.user = user
    self.clinicName = clinicName
    self.isDemo = isDemo
    self.language = language
    self.glyphs = glyphs
    self.themeNames = themeNames
    self.themeName = themeName
    self.hasColor = hasColor
    self.size = size
    self.now = now
    self.zone = SessionZone(zone)
    self.clock = zone.local(now)
    desk = DeskState(now: now)
  }

  /// Takes the person's own keys, and says so when something was wrong with their file.
  package mutating func use(_ keymap: Keymap, diagnostics: [Diagnostic]) {
    self.keymap = keymap
    let errors = diagnostics.count { $0.severity == .error }
    if errors > 0 { say(Phrase.keymapProblems(errors), .problem) }
  }

  // MARK: - Derived

  /// The clinic-local date.
  package var today: CalendarDate { clock.date }

  /// What takes the keys now.
  package var layer: Layer {
    if desk.isLocked {
      return account.card.map { $0.purpose != .unlock } == true ? .signIn : .locked
    }
    if overlay == nil, account.dialog != nil { return .access }
    return switch overlay {
    case .help: .help
    case .palette: .palette
    case .menu: .menu
    case nil:
      if forms.fill != nil {
        .form
      } else if forms.panel != nil {
        .forms
      } else if settings.form != nil {
        .settings
      } else if cardForm.form != nil || cardForm.merge != nil {
        .card
      } else if isCalling {
        .outcome
      } else if case .week = day.dialog {
        .week
      } else if day.dialog != nil {
        .booking
      } else if screen == .rules, rules.shown != nil {
        .forecast
      } else if screen == .rules, rules.editor != nil {
        .ruleEditor
      } else {
        tables.dialog != nil ? .dialog : .screen(screen)
      }
    }
  }

  /// Whom F3 and F4 mean: the person selected in a list, else the one whose archive is open.
  package var subject: PatientID? {
    switch screen {
    case .lookup: lookup.selected?.patient ?? archive.archive?.id
    case .followUps:
      (outcome?.item ?? followUps.selected)?.followUp.patient ?? archive.archive?.id
    case .archive, .trends, .rights: archive.archive?.id
    case .today: dayEntry?.appointment.patient ?? archive.archive?.id
    case .audit: auditLine?.patient
    case .approvals: restrictedLine?.patient ?? approvalLine?.patient
    case .rules: ruleSubject
    case .figures: figurePerson?.patient
    }
  }

  /// The person that one key brings back.
  package var lastOpened: PatientID? { archive.archive?.id ?? lookup.recent.first?.patient }

  /// Whether a number is shown whole.
  package var isUnmasked: Bool { revealed?.value != nil }

  /// How wide the terminal draws signs of ambiguous width.
  var ambiguous: AmbiguousWidth { desk.isAmbiguousWide ? .wide : .narrow }

  /// What the renderers need to know of the terminal.
  ///
  /// Where signs of ambiguous width are wide, nothing but ASCII keeps its column, whatever was
  /// chosen.
  package var drawing: Drawing {
    Drawing(glyphs: desk.isAmbiguousWide ? .ascii : glyphs, hasColor: hasColor)
  }

  /// The present size class.
  package var layout: Layout { layout(in: size) }

  /// The layout of the present screen in a window of some size.
  func layout(in size: Size) -> Layout {
    layout(in: size, zoom: desk.isZoomed ? focusedPane : nil)
  }

  private func layout(in size: Size, zoom: PaneID?) -> Layout {
    Layout(
      size, screen: screen, extent: archive.archive.map(ArchiveExtent.init) ?? ArchiveExtent(),
      zoom: zoom, hasBanner: glass != nil)
  }

  /// The layout as it is while no part is zoomed.
  var wholeLayout: Layout { layout(in: size, zoom: nil) }

  /// The next moment at which something changes by time alone; nil when nothing will.
  package var nextDeadline: Instant? {
    let mask = desk.isUnattended ? nil : maskDeadline
    // The seconds of a number and of a call are counted on screen, the minutes of a leave are.
    let isCounting = revealed != nil || isCalling && !desk.isLocked
    let second = isCounting ? now.adding(seconds: 1) : nil
    return [
      toast?.expires, second, mask, idleDeadline, signOutDeadline, draftDue, glass?.grant.until,
    ].compactMap { $0 }.min()
  }
}

/// The clinic's clock for the length of a session.
///
/// The rule never changes while the program runs, so any two compare as equal.
package struct SessionZone: Equatable, Sendable {
  package let zone: ClinicZone

  init(_ zone: ClinicZone) { self.zone = zone }

  package static func == (left: SessionZone, right: SessionZone) -> Bool { true }
}

/// A short message at the foot of the screen.
package struct Toast: Equatable, Sendable {
  package enum Kind: Sendable {
    case done
    case note
    case problem
  }

  package var kind: Kind
  package var text: Localized
  /// When it goes by itself.
  package var expires: Instant
}

/// A write that can be taken back.
package struct LastWrite: Equatable, Sendable {
  package var followUp: FollowUpID
  /// The version that the write made.
  package var version: Int
  /// Whose follow-up it was.
  package var name: String
}
