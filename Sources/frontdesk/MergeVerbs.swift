internal import Domain
internal import Interchange
internal import Store

/// Making two cards one, and two again.
enum MergeVerbs {
  static func merge(_ words: [String], _ session: Session) throws(CommandFailure) -> ExitCode {
    let taking = try items(session)
    let clinic = try session.open()
    let survivor = try clinic.patient(words[1])
    let merged = try clinic.patient(words[2])
    let preview = try usingStore { () throws(StoreError) in
      try clinic.store.mergePreview(into: survivor, of: merged)
    }
    guard session.options.has("--yes") else {
      show(preview, taking, session)
      return .no
    }
    let record = try usingStore { () throws(StoreError) in
      try clinic.store.merge(preview, taking: taking)
    }
    if session.isJSON {
      show(record, session)
    } else {
      session.say(
        Localized(
          zh: "\(preview.merged.card) 已并入 \(preview.survivor.card)；"
            + "frontdesk patient unmerge \(record.id) 可随时撤销",
          en: "\(preview.merged.card) went into \(preview.survivor.card); "
            + "`frontdesk patient unmerge \(record.id)` takes it back at any time"))
    }
    return .done
  }

  /// The items to take from the card that goes.
  private static func items(_ session: Session) throws(CommandFailure) -> Set<CardItem> {
    var items: Set<CardItem> = []
    for word in (session.options["--take"] ?? "").split(separator: ",") {
      guard let item = CardItem(rawValue: String(word)) else {
        throw .use(
          Localized(zh: "没有字段 \"\(word)\"", en: "there is no field \"\(word)\""))
      }
      items.insert(item)
    }
    return items
  }

  private static func show(
    _ preview: MergePreview, _ taking: Set<CardItem>, _ session: Session
  ) {
    let (one, other) = (preview.survivor, preview.merged)
    guard !session.isJSON else {
      let moves = preview.moves.sorted { $0.key < $1.key }
      let value = JSONOutput.members([
        "survivor": .string(one.card), "merged": .string(other.card),
        "score": .integer(preview.likeness.score),
        "reasons": .array(preview.likeness.reasons.map { .string($0.rawValue) }),
        "survivorCard": one.entry.json, "mergedCard": other.entry.json,
        "moves": .object(moves.map { JSONOutput.Member($0.key, .integer($0.value)) }),
      ])
      return Output.json(value)
    }
    Output.row(["", one.card, other.card])
    for item in CardItem.allCases where !one.entry[item].isEmpty || !other.entry[item].isEmpty {
      let takes = taking.contains(item) && !other.entry[item].isEmpty || one.entry[item].isEmpty
      Output.row([
        item.title[session.language],
        (takes ? "  " : "✓ ") + item.words(one.entry[item], session.language),
        (takes ? "✓ " : "  ") + item.words(other.entry[item], session.language),
      ])
    }
    for (table, count) in preview.moves.sorted(by: { $0.key < $1.key }) {
      Output.row([table, "+\(count)", ""])
    }
    Output.error(
      Localized(
        zh: "尚未合并；确认请加 --yes，取右边的字段用 --take",
        en: "not merged yet; add --yes, and --take for fields of the right")[
          session.language])
  }

  static func unmerge(_ word: String, _ session: Session) throws(CommandFailure) -> ExitCode {
    let number = try PatientCommand.number(word)
    let clinic = try session.open()
    let record = try usingStore { () throws(StoreError) in try clinic.store.unmerge(number) }
    if session.isJSON {
      show(record, session)
    } else {
      let (one, other) = (card(record.survivor), card(record.merged))
      session.say(Localized(zh: "\(other) 与 \(one) 已分开", en: "\(other) and \(one) are two again"))
    }
    return .done
  }

  static func list(_ word: String, _ session: Session) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    let patient = try clinic.patient(word)
    let all = try usingStore { () throws(StoreError) in try clinic.store.merges(of: patient) }
    for record in all {
      guard !session.isJSON else {
        show(record, session)
        continue
      }
      let mark =
        record.undone == nil ? "" : Localized(zh: "已撤销", en: "taken back")[session.language]
      Output.row([
        String(record.id), Environment.zone.local(record.at).iso,
        "\(card(record.merged)) → \(card(record.survivor))", record.staff ?? "-", mark,
      ])
    }
    return .done
  }

  private static func card(_ patient: PatientID) -> String {
    CardNumber(serial: patient.value).text
  }

  private static func show(_ record: MergeRecord, _ session: Session) {
    let value = JSONOutput.members([
      "number": .integer(record.id), "survivor": .string(card(record.survivor)),
      "merged": .string(card(record.merged)),
      "at": .string(Environment.zone.local(record.at).iso), "staff": .optional(record.staff),
      "undone": .bool(record.undone != nil),
    ])
    Output.json(value)
  }
}
