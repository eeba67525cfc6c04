import Canvas
import Domain
import FollowUps
import Widgets

// What is planned for the person in view: opening and reading the panel, and its keys.
extension Model {
  /// Carries out a command about plans, care and advice.
  mutating func performCare(_ id: CommandID) -> [Effect] {
    switch id {
    case .plans, .callPlans: openCare(.plans)
    case .carePlans: openCare(.care)
    case .advice: openCare(.advice)
    case .careNext: showCare(1)
    case .careUndo: [.rights(.lastChange)]
    default: actInCare(id)
    }
  }

  // MARK: - Opening and reading

  private mutating func openCare(_ part: CarePanel.Part) -> [Effect] {
    guard let subject else { return [] }
    account.panel = nil
    let generation = care.generation
    care = CareState()
    care.generation = generation
    care.patient = subject
    account.dialog = .care(
      CarePanel(patient: subject, name: nameInView(of: subject), part: part))
    return askCare()
  }

  /// The panel, also while a form or a question lies over it.
  private var openCarePanel: CarePanel? {
    [account.dialog, account.panel].lazy.compactMap { dialog -> CarePanel? in
      if case .care(let panel) = dialog { panel } else { nil }
    }.first
  }

  /// Asks for the part that is shown, unless the role may not know of it.
  ///
  /// - Parameter afterChange: Whether the other parts may be different now, so that they are read
  ///   again when they are shown.
  mutating func askCare(afterChange: Bool = false) -> [Effect] {
    care.isStale = false
    guard let panel = openCarePanel else { return [] }
    if afterChange { forgetCare(but: panel.part) }
    care.obstacles[panel.part] = nil
    if panel.part == .plans, !access.seesReasons {
      care.obstacles[.plans] = Access.denial(.read, .visitReason)
      return []
    }
    care.generation += 1
    care.asked[panel.part] = care.generation
    return [.rights(.care(.read(panel.patient, panel.part, generation: care.generation)))]
  }

  private mutating func forgetCare(but part: CarePanel.Part) {
    if part != .plans { care.plans = nil }
    if part != .care { care.care = nil }
    if part != .advice { care.advice = nil }
    care.asked = care.asked.filter { $0.key == part }
  }

  /// Reads again what somebody else has changed meanwhile.
  mutating func wantCare() -> [Effect] {
    care.isStale && !desk.isLocked ? askCare(afterChange: true) : []
  }

  /// Takes a part as it is now; what is selected stays.
  mutating func careRead(_ facts: CareFacts?, of patient: PatientID, generation: Int) {
    guard !desk.isLocked, patient == care.patient else { return }
    guard let facts else {
      say(Phrase.patientGone.text, .problem)
      if carePanel != nil { account.dialog = nil }
      return
    }
    guard care.asked[facts.part] == generation else { return }
    switch facts {
    case .plans(let read): care.plans = read
    case .care(let read): care.care = read
    case .advice(let read): care.advice = read
    case .hidden(let part, let reason): care.obstacles[part] = reason
    }
    settleCare()
  }

  /// Takes note of what failed; what may be old is read again.
  mutating func careFailed(_ reason: Localized, _ request: CareRequest) {
    if case .read(_, let part, let generation) = request {
      if care.asked[part] == generation { care.obstacles[part] = reason }
    } else {
      care.isWriting = false
      care.isStale = true
    }
  }

  /// Fits the panel to what was read and typed, and closes it behind the lock.
  mutating func settleCare() {
    guard case .care(var panel) = account.dialog else { return }
    guard panel.patient == care.patient, !desk.isLocked else {
      account.dialog = nil
      return
    }
    panel.list.setCount(careRows(of: panel.part).count)
    if let count = panel.chooser.map({ careOptions($0).count }) {
      panel.chooser?.list.setCount(count)
    }
    if panel.whole != nil {
      let count = wholeCareRow.count
      if count == 0 { panel.whole = nil } else { panel.whole?.setCount(count) }
    }
    if case .care(let before) = account.dialog, before != panel { account.dialog = .care(panel) }
  }

  /// The lines of everything on the row selected; empty where there is no row.
  var wholeCareRow: [CareLine] {
    guard let panel = carePanel, let place = panel.list.selection else { return [] }
    let rows = careRows(of: panel.part)
    return rows.indices.contains(place) ? CareText(self).whole(rows[place]) : []
  }

  // MARK: - Keys

  /// Lets the panel take a key; nil when it is for others.
  mutating func careKey(_ press: KeyPress) -> [Effect]? {
    guard case .care(var panel) = account.dialog else { return nil }
    if let papers = panel.papers { return papersKey(press, papers) }
    if var chooser = panel.chooser {
      switch (press.key, press.modifiers) {
      case (.enter, []): return chooseInCare()
      case (.tab, _): return []
      default: break
      }
      guard chooser.filter.edit(press) else { return nil }
      chooser.list.select(0)
      panel.chooser = chooser
      account.dialog = .care(panel)
      return []
    }
    switch (press.key, press.modifiers) {
    case (.left, []) where panel.whole != nil: return stepBackInCare() ? [] : nil
    case (.enter, []): return panel.whole == nil ? openWholeCare() : []
    case (.tab, []), (.right, []): return panel.whole == nil ? showCare(1) : []
    case (.tab, .shift), (.left, []): return panel.whole == nil ? showCare(-1) : []
    default: return nil
    }
  }

  /// Typed words narrow what is chosen from; else a digit shows all of a line, and a letter is one of
  /// the verbs of the panel.
  mutating func typeAtCare(_ text: String, isPasted: Bool) -> [Effect] {
    guard case .care(var panel) = account.dialog else { return [] }
    if let papers = panel.papers {
      guard !isPasted, text.count == 1, let sign = text.first.map(CommandFolding.fold) else {
        return []
      }
      return typeInPapers(sign, papers)
    }
    if panel.chooser != nil {
      panel.chooser?.filter.insert(text)
      panel.chooser?.list.select(0)
      account.dialog = .care(panel)
      return []
    }
    guard !isPasted, text.count == 1, let sign = text.first.map(CommandFolding.fold) else {
      return []
    }
    if sign.isASCII, let digit = sign.wholeNumberValue {
      guard careRows(of: panel.part).indices.contains(digit - 1) else { return [] }
      panel.list.select(digit - 1)
      panel.whole = nil
      account.dialog = .care(panel)
      return openWholeCare()
    }
    guard let command = keymap.command(forLetter: sign, in: layer) else { return [] }
    if let reason = command.disabledReason(self) {
      if command.group != .moving { say(command.denial(self) ?? reason) }
      return []
    }
    return perform(command.id)
  }

  /// Narrows what is chosen from to what fits a line.
  mutating func narrowCare(_ text: String) -> [Effect] {
    guard case .care(var panel) = account.dialog, panel.chooser != nil else { return [] }
    panel.chooser?.filter.set(text)
    panel.chooser?.list.select(0)
    account.dialog = .care(panel)
    return []
  }

  /// Moves the selection, or what shows of a line.
  mutating func changeCareList(_ change: (inout ListState) -> Void) {
    guard case .care(var panel) = account.dialog else { return }
    if var papers = panel.papers {
      change(&papers.list)
      panel.papers = papers
    } else if var chooser = panel.chooser {
      change(&chooser.list)
      panel.chooser = chooser
    } else if var whole = panel.whole {
      change(&whole)
      panel.whole = whole
    } else {
      change(&panel.list)
    }
    account.dialog = .care(panel)
  }

  /// Selects the row that was clicked; a click on the one selected opens it.
  mutating func clickCare(_ row: Int) -> [Effect] {
    guard case .care(let panel) = account.dialog else { return [] }
    let before = panel.chooser?.list.selection ?? panel.list.selection
    guard panel.whole == nil else { return [] }
    changeCareList { $0.select(row) }
    guard before == row else { return [] }
    return panel.chooser == nil ? openWholeCare() : chooseInCare()
  }

  /// Shows the next part of the panel, which is read when it is wanted.
  mutating func showCare(_ steps: Int) -> [Effect] {
    guard case .care(let panel) = account.dialog else { return [] }
    let all = CarePanel.Part.allCases
    let place = all.firstIndex(of: panel.part) ?? 0
    return showCare(all[(place + steps + all.count) % all.count])
  }

  mutating func showCare(_ part: CarePanel.Part) -> [Effect] {
    guard case .care(var panel) = account.dialog, part != panel.part else { return [] }
    panel.part = part
    panel.whole = nil
    panel.chooser = nil
    panel.list = ListState(count: careRows(of: part).count)
    account.dialog = .care(panel)
    return isCareRead(part) ? [] : askCare()
  }

  private mutating func openWholeCare() -> [Effect] {
    guard case .care(var panel) = account.dialog, careRow != nil else { return [] }
    panel.whole = ListState(count: wholeCareRow.count)
    account.dialog = .care(panel)
    return []
  }

  /// Goes back from what was opened in the panel; whether there was anything.
  mutating func stepBackInCare() -> Bool {
    guard case .care(var panel) = account.dialog,
      panel.papers != nil || panel.chooser != nil || panel.whole != nil
    else { return false }
    if panel.papers != nil {
      panel.papers = nil
    } else if let chooser = panel.chooser, !chooser.filter.isEmpty {
      panel.chooser?.filter.deleteLine()
    } else if panel.chooser != nil {
      panel.chooser = nil
    } else {
      panel.whole = nil
    }
    account.dialog = .care(panel)
    settleCare()
    return true
  }
}
