import Canvas
import Domain
import Widgets

// What the counter needs of the person in view, and what is done about it.
extension Model {
  /// Carries out a command of the counter.
  mutating func performCounter(_ id: CommandID) -> [Effect] {
    switch id {
    case .counter: openCounter()
    case .addNotice: openCounterForm(.notice)
    case .addRelative: openCounterForm(.familyLink)
    case .nextRelative: goToNextRelative()
    default: []
    }
  }

  private mutating func openCounter() -> [Effect] {
    guard let person = counterPerson else { return [] }
    account.panel = nil
    account.dialog = .counter(
      CounterPanel(patient: person.id, list: ListState(count: counterRows.count)))
    return []
  }

  /// Opens the next of the family, in an order that goes round and so leads back.
  private mutating func goToNextRelative() -> [Effect] {
    guard let person = counterPerson, let family = person.counter?.family else { return [] }
    let numbers = family.map(\.patient.value).sorted()
    guard let next = numbers.first(where: { $0 > person.id.value }) ?? numbers.first else {
      return []
    }
    return [askArchive(PatientID(next), for: .archive)]
  }

  /// Opens a form about the person in view; the panel comes back when it closes.
  private mutating func openCounterForm(_ kind: RightsForm.Kind) -> [Effect] {
    guard let person = counterPerson else { return [] }
    keepPanel()
    return openForm(kind, of: person.id, name: person.patient.name)
  }

  /// Keeps the panel that is open for after what opens over it.
  mutating func keepPanel() {
    account.panel =
      switch account.dialog {
      case .counter, .tags, .care: account.dialog
      default: nil
      }
  }

  /// Closes what lies over the screen; the panel below it comes back, unless another person came
  /// into view.
  mutating func dropDialog() {
    account.dialog = account.panel
    account.panel = nil
    settleCounter()
    settleTags()
    settleCare()
  }

  /// Fits the panel to what was read anew, and closes it when another person came into view.
  mutating func settleCounter() {
    if account.dialog == nil { account.panel = nil }
    guard case .counter(var panel) = account.dialog else { return }
    guard panel.patient == subject, counterPerson != nil, !desk.isLocked else {
      account.dialog = nil
      return
    }
    panel.list.setCount(counterRows.count)
    account.dialog = .counter(panel)
  }

  // MARK: - Keys

  /// Lets the panel take a key; nil when it is for others.
  mutating func counterKey(_ press: KeyPress) -> [Effect]? {
    switch (press.key, press.modifiers) {
    case (.enter, []): return counterRow.map { actAtCounter($0) } ?? []
    case (.delete, []):
      guard case .member(let member) = counterRow, member.link != nil,
        access.allows(.change, .identity)
      else { return [] }
      keepPanel()
      return ask(.removeLink(member))
    default: return nil
    }
  }

  /// A digit picks a line and does what Enter does; a letter is one of the panel's verbs.
  mutating func typeAtCounter(_ sign: Character) -> [Effect] {
    if let digit = sign.wholeNumberValue, sign.isASCII {
      let rows = counterRows
      guard rows.indices.contains(digit - 1), case .counter(var panel) = account.dialog else {
        return []
      }
      panel.list.select(digit - 1)
      account.dialog = .counter(panel)
      return actAtCounter(rows[digit - 1])
    }
    switch sign {
    case "n": return perform(.addNotice)
    case "f": return perform(.addRelative)
    case "j", "k": return move(by: sign == "j" ? 1 : -1)
    default: return []
    }
  }

  private mutating func actAtCounter(_ row: CounterRow) -> [Effect] {
    guard CounterWords.act(row, access) != nil else {
      if let others = CounterWords.others(row, access) { say(CounterWords.wayToSettle(others)) }
      return []
    }
    switch row {
    case .notice(let notice):
      keepPanel()
      return ask(.endNotice(notice))
    case .appointment(let entry):
      account.dialog = nil
      day.day = entry.appointment.day == today ? nil : entry.appointment.day
      day.selects = entry.id
      go(to: .today)
      return arrive(at: .today)
    case .due:
      account.dialog = nil
      return showPerson(.archive)
    case .missing(.consent), .consent:
      account.dialog = nil
      return showPerson(.rights)
    case .missing(let item):
      guard let subject else { return [] }
      account.dialog = nil
      cardForm.wants = item.field
      return [.card(.load(subject))]
    case .member(let member):
      account.dialog = nil
      return [askArchive(member.patient, for: .archive)]
    case .addNotice: return perform(.addNotice)
    case .addRelative: return perform(.addRelative)
    }
  }

  // MARK: - Taking back

  /// What was done last, in whatever session: asks before it is taken back.
  mutating func lastChangeRead(_ change: OwnChange?) -> [Effect] {
    guard !desk.isLocked, account.dialog == nil || carePanel != nil else { return [] }
    guard let change else {
      say(CounterWords.nothingToTakeBack)
      return []
    }
    if change.isOutdated {
      say(CounterWords.outdated(change), .problem)
      return []
    }
    keepPanel()
    return ask(.takeBack(change))
  }

  /// It was taken back: whatever this desk remembered of it is past.
  mutating func tookBack(_ change: OwnChange) -> [Effect] {
    // What was filed shows at once that it was taken back.
    let forms = areFormsOpen ? askForms() : []
    forgetLastWrites()
    say(CounterWords.tookBack(change), .done)
    return desk.isLocked ? [] : reload() + askTags() + askCare(afterChange: true) + forms
  }

  /// Something else was done since: the store alone knows what was last.
  mutating func forgetLastWrites() {
    lastWrite = nil
    tables.lastChange = nil
    day.undo = nil
    day.isUndoFresh = false
  }
}
