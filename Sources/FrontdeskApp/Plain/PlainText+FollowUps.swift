import Domain
import FollowUps
import Widgets

extension PlainText {
  mutating func addFollowUps() {
    addMask()
    addScope()
    let state = model.followUps
    addFilter(.queue, state.scope.rawValue)
    addMarks(.queue, state.scope.rawValue)
    guard state.list.count > 0 else {
      if state.loaded != nil {
        let isNarrowed = !model.tables[.queue].filter.isEmpty
        add(
          .list, "queue/\(state.scope.rawValue)",
          (isNarrowed ? Phrase.noRowFits : .queueEmpty)[language])
      }
      return
    }
    addQueue()
    guard let item = state.selected, let archive = model.preview.archive,
      archive.id == item.followUp.patient
    else { return }
    addCall(item, archive)
  }

  private mutating func addScope() {
    let state = model.followUps
    let others = QueueScope.allCases.filter { $0 != state.scope }.map { $0.title[language] }
    add(
      .place, state.scope.rawValue,
      "\(PlainPhrase.scope[language]) \(state.scope.title[language])",
      "\(PlainPhrase.choices[language]) \(others.joined(separator: "; "))")
    if state.loaded != nil {
      add(.place, state.scope.rawValue, PlainPhrase.inAll(Format.counted(state.total))[language])
    }
  }

  // MARK: - The queue

  private mutating func addQueue() {
    let state = model.followUps
    let subject =
      "queue/\(state.loaded?.rawValue ?? "")/\(shown(model.tables[.queue].filter.text))"
    addRows(of: state.list, subject: subject) { text, row in
      guard let item = state[row] else { return ([Phrase.reading[text.language]], nil) }
      return (text.queueFields(item), .followUp(item.followUp.id))
    }
  }

  /// A row: who, why, how risky, when due, by what way, whose, and whether a draft waits.
  private func queueFields(_ item: QueueItem) -> [String] {
    let details = item.followUp.details
    let about =
      item.birthDate.map { String($0.age(on: model.today)) + PlainPhrase.yearsOld[language] } ?? ""
    let section = QueueList.section(item, today: model.today)
    let late = section == .longOverdue ? QueueList.title(section)[language] : ""
    var fields = [
      shown(item.name), words.sex(item.sex), about, details.heading[language],
      risk(details.risk),
    ]
    fields += words.due(details.due)
    fields += [late, details.channel.title[language], item.ownerName.map(shown) ?? ""]
    if let claim = model.othersClaim(item) {
      fields.append(shown(CallWords.at(claim)[language]))
    }
    if model.drafts[item.followUp.id] != nil { fields.append(Phrase.draft[language]) }
    fields.insert(mark(item.id, .queue), at: 1)
    return fields
  }

  // MARK: - The person to call

  private mutating func addCall(_ item: QueueItem, _ archive: PatientArchive) {
    let subject = "\(item.followUp.id.value)"
    let details = item.followUp.details
    add(.details, subject, fields: personName(archive))
    addContacts(archive, .details, subject)
    add(
      .details, subject,
      fields: [labelled(.reason, [details.heading[language]])] + words.due(details.due) + [
        details.channel.title[language], risk(details.risk),
      ])
    add(.details, subject, labelled(.why, [words.why(item.followUp.wholeWhy)]))
    add(
      .details, subject,
      labelled(.owner, [item.ownerName.map(shown) ?? Phrase.nobody[language]]))
    let attempts = details.attempts.reversed().map(attemptText)
    add(.details, subject, labelled(.attempts, Array(attempts), none: .noAttempts))
    if !attempts.isEmpty {
      add(.details, subject, Phrase.attemptNumber(attempts.count + 1)[language])
    }
    addHealth(archive, .details, subject)
    addIndicators(archive, subject)
    addVisits(archive, subject)
  }
}
