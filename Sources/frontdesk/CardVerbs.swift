internal import Domain
internal import Interchange
internal import Store

/// Opening and changing cards.
enum CardVerbs {
  // MARK: - Opening

  static func open(_ words: [String], _ session: Session) throws(CommandFailure) -> ExitCode {
    var entry = try entry(words, session)
    entry.fillFromDocument()
    let consent = try consent(session, signer: entry[.name])
    let clinic = try session.open()
    try refuse(CardReading(entry, today: clinic.store.today), session)
    let opening = try usingStore { () throws(StoreError) in
      try clinic.store.openCard(
        entry, consent: consent, acceptsDuplicates: session.options.has("--anyway"))
    }
    switch opening {
    case .opened(_, let card, let code):
      if session.isJSON {
        Output.raw(
          JSONOutput.members(["patient": .string(card), "archiveCode": .string(code)]).text + "\n")
      } else {
        session.say(
          Localized(zh: "已建卡 \(card)，档案编码 \(code)", en: "card \(card), archive code \(code)"))
      }
      return .done
    case .likely(let candidates):
      for one in candidates { show(one, session) }
      Output.error(
        Localized(
          zh: "可能已有此人，未建卡；确认是另一个人请加 --anyway",
          en:
            "this person may have a card; nothing was opened. If it is somebody else, add --anyway"
        )[session.language])
      return .no
    }
  }

  private static func show(_ candidate: DuplicateCandidate, _ session: Session) {
    let (hit, likeness) = (candidate.hit, candidate.likeness)
    let birth = partialDate(hit.birthDate, hit.birthDatePrecision)
    guard !session.isJSON else {
      let value = JSONOutput.members([
        "patient": .string(hit.card), "name": .string(hit.name), "sex": .string(hit.sex.rawValue),
        "birthDate": .optional(birth), "score": .integer(likeness.score),
        "reasons": .array(likeness.reasons.map { .string($0.rawValue) }),
      ])
      return Output.json(value)
    }
    let reasons = likeness.reasons.map { $0.title[session.language] }.joined(separator: " ")
    Output.row([
      String(likeness.score), hit.card, hit.name, hit.sex.title[session.language], birth ?? "-",
      reasons,
    ])
  }

  /// The fields of a command line: `FIELD=VALUE`, and for `-` what comes by standard input.
  static func entry(
    _ words: [String], _ session: Session
  ) throws(CommandFailure) -> CardEntry {
    var entry = CardEntry()
    var read: CardEntry?
    for word in words {
      if word == "-" {
        read = try standardInput()
        continue
      }
      let parts = word.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let item = CardItem(rawValue: String(parts[0])) else {
        let all = CardItem.allCases.map(\.rawValue).joined(separator: ", ")
        throw .use(
          Localized(
            zh: "应写成 字段=内容；字段有：\(all)", en: "write FIELD=VALUE; the fields are \(all)"))
      }
      entry[item] = String(parts[1])
    }
    // What was typed says more than what a machine read.
    return read.map { entry.completed(by: $0) } ?? entry
  }

  /// JSON of fields, or the text of a reader; no other process can read it.
  private static func standardInput() throws(CommandFailure) -> CardEntry {
    let bytes = try FileReading.bytes("-")
    guard bytes.count <= 1 << 20 else {
      throw .no(Localized(zh: "输入超过 1 MiB", en: "more than 1 MiB came in"))
    }
    let text = String(decoding: bytes, as: UTF8.self)
    guard let entry = CardEntry(json: text) ?? ReaderText.read(text) else {
      throw .no(
        Localized(
          zh: "看不懂读卡内容；可用 \"姓名：…\" 这样的标签、用 | 分隔的字段，或 JSON",
          en: "the text is no reader's; use labels such as `Name:`, fields parted by |, or JSON"))
    }
    return entry
  }

  private static func refuse(
    _ reading: CardReading, _ session: Session
  ) throws(CommandFailure) {
    for fault in reading.faults {
      let line = "\(fault.item.title[session.language]): \(fault.message[session.language])"
      if fault.isError || !session.isJSON { Output.error(line) }
    }
    guard reading.hasErrors else { return }
    throw .no(Localized(zh: "有字段不对，未保存", en: "some fields are wrong; nothing was saved"))
  }

  /// What was signed, where a text of consent is given.
  private static func consent(
    _ session: Session, signer: String
  ) throws(CommandFailure) -> ConsentDraft? {
    guard let file = session.options["--text-file"] else { return nil }
    let text = String(decoding: try FileReading.bytes(file), as: UTF8.self)
    guard let relation = ConsentRelation(rawValue: session.options["--relation"] ?? "self") else {
      let all = ConsentRelation.allCases.map(\.rawValue).joined(separator: ", ")
      throw .use(Localized(zh: "--relation 可用：\(all)", en: "--relation takes \(all)"))
    }
    return ConsentDraft(
      purpose: .care, textVersion: try PatientCommand.needed("--text-version", session),
      text: text, signer: session.options["--signer"] ?? signer, relation: relation)
  }

  // MARK: - Showing and changing

  static func show(_ word: String, _ session: Session) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    let patient = try clinic.patient(word)
    let sheet = try usingStore { () throws(StoreError) in
      try clinic.store.cardSheet(of: patient)
    }
    show(sheet, session)
    return .done
  }

  private static func show(_ sheet: CardSheet, _ session: Session) {
    guard !session.isJSON else {
      let value = JSONOutput.members([
        "patient": .string(sheet.card), "version": .integer(sheet.version),
        "card": sheet.entry.json,
        "hidden": .array(
          CardItem.allCases.filter(sheet.hidden.contains).map { .string($0.rawValue) }),
      ])
      return Output.json(value)
    }
    Output.line(sheet.card)
    for item in sheet.entry.items {
      let words = item.words(sheet.entry[item], session.language)
      Output.line("  \(item.title[session.language])  \(words)")
    }
  }

  static func edit(_ words: [String], _ session: Session) throws(CommandFailure) -> ExitCode {
    let typed = try entry(Array(words.dropFirst(2)), session)
    var changes: [CardItem: String] = [:]
    for item in typed.items { changes[item] = typed[item] }
    // `FIELD=` empties a field, which an entry does not hold.
    for word in words.dropFirst(2) where word.hasSuffix("=") {
      if let item = CardItem(rawValue: String(word.dropLast())) { changes[item] = "" }
    }
    guard !changes.isEmpty else {
      throw .use(Localized(zh: "没有要改的字段", en: "there is no field to change"))
    }
    let clinic = try session.open()
    let patient = try clinic.patient(words[1])
    let saved = try usingStore { () throws(StoreError) in
      let sheet = try clinic.store.cardSheet(of: patient)
      return try clinic.store.editCard(sheet, changes: changes)
    }
    switch saved {
    case .saved(let sheet):
      if session.isJSON {
        show(sheet, session)
      } else {
        session.say(
          Localized(
            zh: "已保存 \(sheet.card)；frontdesk patient undo-edit 可撤销",
            en: "saved \(sheet.card); `frontdesk patient undo-edit` takes it back"))
      }
      return .done
    case .changedMeanwhile(_, let items):
      let names = items.map { $0.title[session.language] }.joined(separator: " ")
      throw .no(
        Localized(
          zh: "另一台终端刚改过这张卡 (\(names))，未保存；请再试一次",
          en: "another terminal just changed this card (\(names)); nothing was saved, try again"))
    }
  }

  static func undo(_ session: Session) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    let sheet = try usingStore { () throws(StoreError) in try clinic.store.undoCardChange() }
    if session.isJSON {
      show(sheet, session)
    } else {
      session.say(
        Localized(zh: "已撤销对 \(sheet.card) 的更改", en: "the change of \(sheet.card) was taken back"))
    }
    return .done
  }

  static func prefix(_ words: [String], _ session: Session) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    if words.count == 2 {
      try usingStore { () throws(StoreError) in try clinic.store.setArchivePrefix(words[1]) }
    }
    let present = try usingStore { () throws(StoreError) in
      try clinic.store.setting(.archivePrefix)
    }
    Output.line(present ?? ArchivePrefix.standard)
    return .done
  }
}
