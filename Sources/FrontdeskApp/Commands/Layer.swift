/// What takes the keys: a screen, or what lies over it.
package enum Layer: Hashable, Sendable {
  case screen(ScreenID)
  /// The dialog that records the outcome of a follow-up.
  case outcome
  /// What lies over a screen while somebody is booked, moved or cancelled.
  case booking
  /// Seven days at once, over the list of one.
  case week
  /// The dialog with what a person chose for the desk.
  case settings
  /// The form of a card.
  case card
  /// A rule being written.
  case ruleEditor
  /// The forms of a person: which there are, and what was filed.
  case forms
  /// A form being filled in.
  case form
  /// Whom a rule would touch.
  case forecast
  case help
  case palette
  /// The verbs for what is selected.
  case menu
  /// What lies over a list: its columns, an export, a change of several rows.
  case dialog
  /// What lies over a screen where something is kept from most.
  case access
  /// The lock screen, which hides everything else.
  case locked
  /// The card at which somebody signs in, over the lock screen.
  case signIn
}

/// The layers in which a command works.
package struct LayerSet: OptionSet, Hashable, Sendable {
  package let rawValue: UInt32
  package init(rawValue: UInt32) { self.rawValue = rawValue }

  package static let lookup = LayerSet(rawValue: 1)
  package static let archive = LayerSet(rawValue: 2)
  package static let trends = LayerSet(rawValue: 4)
  package static let followUps = LayerSet(rawValue: 8)
  package static let outcome = LayerSet(rawValue: 16)
  package static let audit = LayerSet(rawValue: 256)
  package static let help = LayerSet(rawValue: 32)
  package static let palette = LayerSet(rawValue: 64)
  package static let menu = LayerSet(rawValue: 128)
  package static let dialog = LayerSet(rawValue: 1024)
  package static let settings = LayerSet(rawValue: 2048)
  package static let card = LayerSet(rawValue: 1 << 22)
  package static let forms = LayerSet(rawValue: 1 << 24)
  package static let form = LayerSet(rawValue: 1 << 25)
  package static let locked = LayerSet(rawValue: 512)
  package static let signIn = LayerSet(rawValue: 4096)
  package static let access = LayerSet(rawValue: 8192)
  package static let rights = LayerSet(rawValue: 16384)
  package static let approvals = LayerSet(rawValue: 32768)
  package static let today = LayerSet(rawValue: 1 << 20)
  package static let booking = LayerSet(rawValue: 1 << 21)
  package static let week = LayerSet(rawValue: 1 << 23)
  package static let rules = LayerSet(rawValue: 1 << 28)
  package static let figures = LayerSet(rawValue: 1 << 27)
  package static let ruleEditor = LayerSet(rawValue: 1 << 29)
  package static let forecast = LayerSet(rawValue: 1 << 30)

  /// The screens with nothing over them.
  package static let screens: LayerSet = [
    .lookup, .archive, .trends, .followUps, .today, .audit, .rights, .approvals,
    .rules, .figures,
  ]
  /// What opens over a screen.
  package static let overlays: LayerSet = [.help, .palette, .menu]
  /// All but the lock screen, behind which a command says for itself that it works.
  package static let everywhere: LayerSet = [
    .screens, .overlays, .outcome, .booking, .week, .dialog, .settings, .card, .access,
    .ruleEditor, .forecast, .forms, .form,
  ]

  /// Whether a layer is among them.
  package func covers(_ layer: Layer) -> Bool {
    switch layer {
    case .screen(.lookup): contains(.lookup)
    case .screen(.archive): contains(.archive)
    case .screen(.trends): contains(.trends)
    case .screen(.followUps): contains(.followUps)
    case .screen(.today): contains(.today)
    case .screen(.audit): contains(.audit)
    case .screen(.rights): contains(.rights)
    case .screen(.approvals): contains(.approvals)
    case .screen(.rules): contains(.rules)
    case .screen(.figures): contains(.figures)
    case .ruleEditor: contains(.ruleEditor)
    case .forms: contains(.forms)
    case .form: contains(.form)
    case .forecast: contains(.forecast)
    case .booking: contains(.booking)
    case .week: contains(.week)
    case .outcome: contains(.outcome)
    case .settings: contains(.settings)
    case .card: contains(.card)
    case .help: contains(.help)
    case .palette: contains(.palette)
    case .menu: contains(.menu)
    case .dialog: contains(.dialog)
    case .access: contains(.access)
    case .locked: contains(.locked)
    case .signIn: contains(.signIn)
    }
  }
}
