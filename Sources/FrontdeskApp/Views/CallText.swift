import Canvas
import Domain
import FollowUps
import Widgets

/// What whoever calls must know, as lines of text under headings.
struct CallText {
  /// Lines under a heading.
  struct Block {
    var title: Localized
    var lines: [StyledText]
  }

  let model: Model
  let open: OutcomeForm
  let columns: Int
  private let language: Language
  private let words: PersonWords
  private var archive: PatientArchive? { model.callArchive }

  /// - Parameter columns: Room for a line.
  init(_ model: Model, _ open: OutcomeForm, columns: Int) {
    self.model = model
    self.open = open
    self.columns = columns
    language = model.language
    words = PersonWords(model)
  }

  /// The lines of some blocks one below the other, with a blank line between them.
  func lines(_ blocks: [Block]) -> [StyledText] {
    var lines: [StyledText] = []
    for block in blocks where !block.lines.isEmpty {
      if !lines.isEmpty { lines.append(StyledText()) }
      lines.append(StyledText(block.title[language], Style(.accent, on: .screen, .bold)))
      lines += block.lines.flatMap { $0.isEmpty ? [$0] : $0.wrapped(to: columns) }
    }
    return lines
  }

  private func shown(_ raw: String) -> String {
    DisplayText.of(raw, ambiguous: model.ambiguous)
  }

  private func why(_ line: Localized) -> String {
    StepText.line(shown(line[language]), glyphs: model.drawing.glyphs)
  }

  private func dim(_ text: String) -> StyledText { StyledText(text, Style(.dim)) }

  // MARK: - Who

  /// Who must answer, and whether they were asked.
  var identity: Block { Block(title: CallWords.identity, lines: [who, check]) }

  /// `张三  男 58 岁  1968-03-12  A-003817`.
  var who: StyledText {
    var parts = [StyledText(shown(open.item.name), Style(.strong, on: .screen, .bold))]
    if let archive {
      parts.append(StyledText(words.sexAndAge(archive.patient)))
      if let birth = archive.patient.birthDate {
        parts.append(
          StyledText(
            Format.date(birth, precision: archive.patient.birthDatePrecision), Style(.warning)))
      }
    } else {
      parts.append(StyledText(words.sexAndAge(open.item.sex, open.item.birthDate)))
    }
    parts.append(dim(shown(open.item.card)))
    return .joined(parts, spacing: 2)
  }

  /// Whether who answered was asked, and by which key that is said.
  var check: StyledText {
    let key = StyledText(
      model.keymap.keyName(of: .callChecked)[language], Style(.accent, on: .screen, .bold))
    let state =
      open.call.checkedIdentity
      ? StyledText(CallWords.checked[language], Style(.good))
      : StyledText(CallWords.notChecked[language], Style(.warning))
    return .joined([state, key], spacing: 2)
  }

  /// The numbers that can be tried, whose they are and what calls have shown of them.
  var numbers: Block { Block(title: CallWords.numbers, lines: numberLines) }

  var numberLines: [StyledText] {
    if let day = open.call.sheet?.noContactSince {
      return [StyledText(CallWords.noContact(since: day)[language], Style(.bad))]
    }
    guard let archive else { return [dim(Phrase.reading[language])] }
    let phones = archive.contacts.indices.filter { archive.contacts[$0].system == .phone }
    if phones.isEmpty { return [StyledText(Phrase.noPhone[language], Style(.warning))] }
    let usable = model.callNumbers
    let ordered = usable + phones.filter { !usable.contains($0) }
    var lines = ordered.map { number(archive.contacts[$0], at: $0, of: usable.count) }
    if usable.isEmpty { lines.append(StyledText(CallWords.allWrong[language], Style(.warning))) }
    return lines
  }

  private func number(_ contact: ContactPoint, at place: Int, of usable: Int) -> StyledText {
    let known = open.call.sheet?.numbers ?? []
    let standing = known.indices.contains(place) ? known[place] : .untried
    let isChosen = place == model.callContact
    var parts = [
      StyledText(isChosen ? model.drawing.glyphs.prompt : " ", Style(.accent)),
      StyledText(
        words.phone(contact.value),
        standing.isWrong
          ? Style(.dim) : isChosen ? Style(.strong, on: .screen, .bold) : Style(.text)),
      dim(contact.holder.map(shown) ?? Phrase.own[language]),
    ]
    switch standing {
    case .untried: break
    case .worked(let day):
      parts.append(
        StyledText(
          CallWords.worked[language] + " " + Format.shortDate(day, today: model.today),
          Style(.good)))
    case .wrong(let day):
      parts.append(
        StyledText(
          CallWords.wrong[language] + " " + Format.shortDate(day, today: model.today),
          Style(.bad)))
    }
    if isChosen, usable > 1 {
      parts.append(
        StyledText(
          model.keymap.keyName(of: .callNumber)[language], Style(.accent, on: .screen, .bold)))
    }
    return parts[0] + StyledText(" ") + .joined(Array(parts.dropFirst()), spacing: 2)
  }

  // MARK: - Why

  var reason: Block {
    let details = open.item.followUp.details
    let heading = StyledText.joined(
      [
        StyledText(shown(details.heading[language]), Style(.strong, on: .screen, .bold)),
        DueText.text(details.due, today: model.today, language),
        StyledText(details.channel.title[language]), risk(details.risk),
      ].filter { !$0.isEmpty }, spacing: 2)
    let owner = open.item.ownerName.map(shown) ?? Phrase.nobody[language]
    let doubt = open.item.followUp.doubt.map { [StyledText($0.message[language], Style(.warning))] }
    return Block(
      title: Phrase.reason.text,
      lines: [heading] + (doubt ?? []) + [
        StyledText(why(details.why)), dim(Phrase.owner[language] + "  " + owner),
      ])
  }

  func risk(_ risk: FollowUpRisk) -> StyledText {
    switch risk {
    case .regular: StyledText()
    case .raised: StyledText(risk.title[language], Style(.warning))
    case .high: StyledText(risk.title[language], Style(.bad, on: .screen, .bold))
    }
  }

  /// What to say, by the reason; nothing of it for whoever may not know the reason.
  var script: Block {
    let followUp = open.item.followUp
    var lines = followUp.isNeutral ? [] : CallScripts.lines(followUp.details.reason)
    if !followUp.isNeutral, let own = open.call.script(for: followUp.id) { lines = [own] }
    return Block(
      title: CallWords.script,
      lines: lines.map { line in
        StyledText(model.drawing.glyphs.dot + " ", Style(.dim)) + StyledText(shown(line[language]))
      })
  }

  // MARK: - What was

  /// What was advised in this call so far.
  var given: [GivenAdvice] {
    (archive?.advice ?? []).filter {
      $0.followUp == open.item.followUp.id && open.item.followUp.attempt(of: $0) == nil
    }
  }

  var advised: Block {
    Block(
      title: CallWords.advised,
      lines: given.sheet.map { advice in
        StyledText(model.drawing.glyphs.dot + " ", Style(.dim))
          + StyledText(shown(advice.text[language]))
      })
  }

  /// The last three contacts for whatever reason, the newest first, each with what was advised.
  var contacts: Block {
    let others = archive?.followUps.filter { $0.id != open.item.followUp.id } ?? []
    let all = ([open.item.followUp] + others).flatMap { followUp in
      followUp.details.attempts.indices.map { (followUp, $0) }
    }
    let last = all.sorted { $0.0.details.attempts[$0.1].at > $1.0.details.attempts[$1.1].at }
      .prefix(3)
    let lines = last.flatMap { followUp, place in
      let given = (archive?.advice ?? []).filter {
        $0.followUp == followUp.id && followUp.attempt(of: $0) == place
      }
      let brief = AdviceText(model).brief(given, columns: columns - 2)
      return [contact(followUp.details.attempts[place], of: followUp.details)]
        + (brief.isEmpty ? [] : [StyledText("  ") + brief])
    }
    return Block(
      title: CallWords.contacts,
      lines: lines.isEmpty ? [dim(Phrase.noAttempts[language])] : lines)
  }

  private func contact(_ attempt: FollowUpAttempt, of details: FollowUpDraft) -> StyledText {
    let moment = model.zone.zone.local(attempt.at)
    var parts = [
      StyledText(Format.shortDate(moment.date, today: model.today) + " " + moment.clock),
      StyledText(attempt.outcome.title[language], Style(.strong)),
      dim(shown(details.heading[language])),
    ]
    if !attempt.note.isEmpty { parts.append(StyledText(shown(attempt.note))) }
    parts.append(dim(shown(attempt.staffName ?? attempt.staff)))
    if attempt.checkedIdentity { parts.append(dim(CallWords.checked[language])) }
    if let seconds = attempt.seconds, seconds > 0 { parts.append(dim(CallWords.clock(seconds))) }
    return .joined(parts, spacing: 2)
  }

  /// The plans that run, and what each asks for next.
  var plans: Block {
    let running = open.call.facts?.plans.running ?? []
    return Block(
      title: CallWords.plans,
      lines: AdviceText(model).next(archive?.careNext).map {
        dim(Phrase.carePlan[language] + "  ") + $0
      }
        + running.flatMap { plan in
          [
            StyledText.joined(
              [
                StyledText(shown(plan.title[language]), Style(.strong)),
                dim(plan.started.description), dim(shown(plan.source[language])),
              ], spacing: 2)
          ]
            + plan.wanted.prefix(2).map { wanted in
              StyledText("  " + wanted.day.description + "  ") + dim(why(wanted.why))
            }
        })
  }

  /// What else is open for the person.
  var others: Block {
    let open = archive?.followUps.filter {
      $0.details.state == .open && $0.id != self.open.item.followUp.id
    }
    return Block(
      title: CallWords.others,
      lines: (open ?? []).map { followUp in
        .joined(
          [
            StyledText(shown(followUp.details.heading[language])),
            DueText.text(followUp.details.due, today: model.today, language),
            dim(why(followUp.wholeWhy)),
          ], spacing: 2)
      })
  }

  var recordings: Block {
    Block(
      title: CallWords.recordings,
      lines: (open.call.sheet?.recordings ?? []).map { recording in
        let day = model.zone.zone.local(recording.at).date
        var parts = [
          StyledText(Format.shortDate(day, today: model.today)),
          StyledText(shown(recording.file.name), Style(.strong)),
        ]
        if let seconds = recording.file.seconds { parts.append(dim(CallWords.clock(seconds))) }
        if recording.id == model.followUps.playing {
          parts.append(StyledText(CallWords.playing[language], Style(.good)))
          parts.append(
            StyledText(
              model.keymap.keyName(of: .callPlay)[language], Style(.accent, on: .screen, .bold)))
        }
        if open.call.sheet?.missing.contains(recording.id) == true {
          parts.append(StyledText(CallWords.notThere[language], Style(.bad)))
        }
        parts.append(
          StyledText(
            recording.consent.title[language],
            Style(recording.consent == .none ? .warning : .dim)))
        return .joined(parts, spacing: 2)
      })
  }
}
