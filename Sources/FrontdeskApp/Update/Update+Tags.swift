import Canvas
import Domain
import Rules
import Widgets

// The tags of the person in view: why each is there, and what people say of them by hand.
extension Model {
  /// Carries out a command about tags.
  mutating func performTags(_ id: CommandID) -> [Effect] {
    switch id {
    case .tags, .callTags: openTags()
    case .putTagOn: putTagOn()
    case .takeTagOff: takeTagOff()
    default: []
    }
  }

  private mutating func openTags() -> [Effect] {
    guard let subject else { return [] }
    account.panel = nil
    if tags.facts?.patient != subject { tags.facts = nil }
    account.dialog = .tags(
      TagsPanel(patient: subject, list: ListState(count: tagRows(of: .now).count)))
    return askTags()
  }

  /// Asks for the tags of the person whose panel is open.
  mutating func askTags() -> [Effect] {
    let open = [account.dialog, account.panel].lazy.compactMap { dialog -> TagsPanel? in
      if case .tags(let panel) = dialog { panel } else { nil }
    }
    guard let panel = open.first else { return [] }
    tags.generation += 1
    return [
      .rights(
        .tags(
          panel.patient, withHistory: panel.part == .history, generation: tags.generation))
    ]
  }

  /// Takes the tags as they are now; what is selected stays.
  mutating func tagsRead(_ facts: TagFacts?, generation: Int) -> [Effect] {
    guard generation == tags.generation, !desk.isLocked else { return [] }
    guard var facts else {
      say(Phrase.patientGone.text, .problem)
      return []
    }
    if facts.history == nil, tags.facts?.patient == facts.patient {
      facts.history = tags.facts?.history
    }
    tags.facts = facts
    settleTags()
    guard case .tags(var panel) = account.dialog, let wanted = panel.wants, tagsPanel != nil else {
      return []
    }
    panel.wants = nil
    account.dialog = .tags(panel)
    return openTagForm(wanted)
  }

  /// Takes why a tag stands as it does.
  mutating func tagWhyRead(_ why: TagWhy, generation: Int) {
    guard generation == tags.generation, case .tags(var panel) = account.dialog,
      panel.why != nil
    else { return }
    tags.why = why
    panel.why = ListState(count: why.lines.count)
    account.dialog = .tags(panel)
  }

  /// Fits the panel to what was read anew, and closes it when another person came into view.
  mutating func settleTags() {
    guard case .tags(var panel) = account.dialog else { return }
    guard panel.patient == subject, !desk.isLocked else {
      account.dialog = nil
      return
    }
    let count = tagRows(of: panel.part).count
    guard panel.list.count != count else { return }
    panel.list.setCount(count)
    account.dialog = .tags(panel)
  }

  // MARK: - Keys

  /// Lets the panel take a key; nil when it is for others.
  mutating func tagsKey(_ press: KeyPress) -> [Effect]? {
    guard case .tags(let panel) = account.dialog else { return nil }
    switch (press.key, press.modifiers) {
    case (.escape, []) where panel.why != nil, (.left, []) where panel.why != nil:
      return closeWhy()
    case (.enter, []): return panel.why == nil ? openWhy() : []
    case (.tab, []), (.right, []): return panel.why == nil ? showTags(1) : []
    case (.tab, .shift), (.left, []): return panel.why == nil ? showTags(-1) : []
    case (.insert, []): return mayOverrideTags ? perform(.putTagOn) : []
    case (.delete, []): return mayOverrideTags ? perform(.takeTagOff) : []
    default: return nil
    }
  }

  /// A digit picks a line and shows why; signs put on and take off.
  mutating func typeAtTags(_ sign: Character) -> [Effect] {
    guard case .tags(var panel) = account.dialog else { return [] }
    if let digit = sign.wholeNumberValue, sign.isASCII, panel.why == nil {
      guard tagRows(of: panel.part).indices.contains(digit - 1) else { return [] }
      panel.list.select(digit - 1)
      account.dialog = .tags(panel)
      return openWhy()
    }
    switch sign {
    case "+", "=": return mayOverrideTags ? perform(.putTagOn) : []
    case "-": return mayOverrideTags ? perform(.takeTagOff) : []
    case "j", "k": return move(by: sign == "j" ? 1 : -1)
    default: return []
    }
  }

  /// Moves the selection, or what shows of the reasons.
  mutating func changeTagList(_ change: (inout ListState) -> Void) {
    guard case .tags(var panel) = account.dialog else { return }
    if var why = panel.why {
      change(&why)
      panel.why = why
    } else {
      change(&panel.list)
    }
    account.dialog = .tags(panel)
  }

  /// Shows the next list of the panel, which is read when it is wanted.
  mutating func showTags(_ steps: Int) -> [Effect] {
    guard case .tags(let panel) = account.dialog else { return [] }
    let all = TagsPanel.Part.allCases
    let place = all.firstIndex(of: panel.part) ?? 0
    return showTags(all[(place + steps + all.count) % all.count])
  }

  mutating func showTags(_ part: TagsPanel.Part) -> [Effect] {
    guard case .tags(var panel) = account.dialog, part != panel.part else { return [] }
    panel.part = part
    panel.why = nil
    panel.list = ListState(count: tagRows(of: part).count)
    account.dialog = .tags(panel)
    return part == .history && tagFacts?.history == nil ? askTags() : []
  }

  /// Asks why the selected tag stands as it does.
  mutating func openWhy() -> [Effect] {
    guard case .tags(var panel) = account.dialog, let row = tagRow else { return [] }
    guard let rule = row.rule else {
      if case .tag = row { say(TagWords.byHandAlone) }
      return []
    }
    panel.why = ListState()
    account.dialog = .tags(panel)
    tags.why = nil
    tags.generation += 1
    return [
      .rights(.tagWhy(panel.patient, rule: rule, language, generation: tags.generation))
    ]
  }

  private mutating func closeWhy() -> [Effect] {
    guard case .tags(var panel) = account.dialog else { return [] }
    panel.why = nil
    account.dialog = .tags(panel)
    return []
  }

  // MARK: - By hand

  /// Opens a form about the tags in view; it offers the tags, so that these are read first.
  private mutating func openTagForm(_ kind: RightsForm.Kind) -> [Effect] {
    guard tagsPanel != nil, tagFacts != nil, let person = personInView else {
      let effects = tagsPanel == nil ? openTags() : []
      if case .tags(var panel) = account.dialog {
        panel.wants = kind
        account.dialog = .tags(panel)
      }
      return effects
    }
    keepPanel()
    return openForm(kind, of: person.id, name: person.patient.name)
  }

  /// Offers the tags to be put on; a tag that a person took off goes back to the rules first.
  private mutating func putTagOn() -> [Effect] {
    if case .tag(let tag) = tagRow, tag.standing == .takenOff,
      let record = override(of: tag.name.name)
    {
      return askEnd(of: record)
    }
    return openTagForm(.tagOn)
  }

  private mutating func askEnd(of record: TagOverrideRecord) -> [Effect] {
    keepPanel()
    return ask(.endTagOverride(record))
  }

  /// Takes off what is selected, or lets the rules show again where a person put it on or off.
  private mutating func takeTagOff() -> [Effect] {
    guard let row = tagRow else { return tagsPanel == nil ? openTags() : [] }
    switch row {
    case .override(let record):
      guard record.counts(on: today) else {
        say(TagWords.endedAlready)
        return []
      }
      return askEnd(of: record)
    case .tag(let tag):
      if let record = override(of: tag.name.name) { return askEnd(of: record) }
      return openTagForm(.tagOff(tag.name))
    case .event: return []
    }
  }
}
