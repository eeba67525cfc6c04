internal import Domain
internal import Interchange
internal import Store

/// What is to be told to a person at the counter, or asked of them.
enum NoticeCommand: Subcommand {
  static let name = "notice"
  static let usage =
    "frontdesk notice list PATIENT [--all] | add PATIENT message|unpaid TEXT [--amount A] "
    + "[--until DATE] | done PATIENT N | undo PATIENT N [--json]"
  static let summary = Localized(
    zh: "前台提示：留言和未付，添加、转告或付清、撤销",
    en: "What the counter tells a person or asks of them: list, add, done, take back")
  static let options = ["--amount": true, "--until": true, "--all": false]
  static let mostWords = 4
  static let printsJSON = true

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let words = session.options.words
    switch (words.first, words.count) {
    case ("list", 2): try list(words[1], session)
    case ("add", 4): try add(words, session)
    case ("done", 3):
      try change(words, session) { store, notice throws(StoreError) in
        try store.endNotice(notice.id, version: notice.version)
      }
    case ("undo", 3):
      try change(words, session) { store, notice throws(StoreError) in
        try store.undoNotice(notice.id, version: notice.version)
      }
    default: throw wrongUse
    }
    return .done
  }

  private static func list(_ word: String, _ session: Session) throws(CommandFailure) {
    let clinic = try session.open()
    let patient = try clinic.patient(word)
    let all = try usingStore { () throws(StoreError) in try clinic.store.notices(of: patient) }
    for one in all where one.state == .open || session.options.has("--all") { show(one, session) }
  }

  private static func add(_ words: [String], _ session: Session) throws(CommandFailure) {
    let kind: NoticeKind = try WordArgument.read(words[2], Localized(zh: "种类", en: "the kind"))
    let text = session.options["--amount"]
    let amount = text.flatMap { Yuan($0) }
    guard text == nil || amount != nil else {
      throw .use(
        Localized(zh: "--amount 应为金额，如 12.50", en: "--amount takes an amount such as 12.50"))
    }
    let day = session.options["--until"]
    let until = day.flatMap(CalendarDate.init(iso:))
    guard day == nil || until != nil else {
      throw .use(
        Localized(zh: "--until 应为日期，如 2027-12-31", en: "--until takes a date such as 2027-12-31"))
    }
    let clinic = try session.open()
    let patient = try clinic.patient(words[1])
    let draft = NoticeDraft(kind: kind, text: words[3], amount: amount, until: until)
    show(
      try usingStore { () throws(StoreError) in
        try clinic.store.addNotice(draft, of: patient)
      }, session)
  }

  private static func change(
    _ words: [String], _ session: Session,
    _ change: (Store, Notice) throws(StoreError) -> Notice
  ) throws(CommandFailure) {
    let number = try PatientCommand.number(words[2])
    let clinic = try session.open()
    let patient = try clinic.patient(words[1])
    let all = try usingStore { () throws(StoreError) in try clinic.store.notices(of: patient) }
    guard let notice = all.first(where: { $0.id == number }) else {
      throw .no(
        Localized(
          zh: "此人没有第 \(number) 条；frontdesk notice list PATIENT --all 列出全部",
          en:
            "this person has no number \(number); `frontdesk notice list PATIENT --all` lists them")
      )
    }
    show(
      try usingStore { () throws(StoreError) in try change(clinic.store, notice) }, session)
  }

  private static func show(_ notice: Notice, _ session: Session) {
    guard !session.isJSON else { return Output.json(json(notice)) }
    let details = notice.details
    let state: Localized =
      switch notice.state {
      case .open: Localized(zh: "待办", en: "open")
      case .done: details.kind.doneTitle
      case .mistaken: Localized(zh: "已撤销", en: "taken back")
      }
    Output.row([
      String(notice.id), details.kind.title[session.language], details.amount?.decimal ?? "-",
      details.until?.description ?? "-", state[session.language], details.text,
    ])
  }

  /// A notice with FHIR's word for its state.
  static func json(_ notice: Notice) -> JSONOutput {
    let details = notice.details
    return .members([
      "notice": .integer(notice.id),
      "patient": .string(CardNumber(serial: notice.patient.value).description),
      "kind": .string(details.kind.rawValue), "text": .string(details.text),
      "fen": details.amount.map { .integer($0.fen) } ?? .null,
      "until": .optional(details.until),
      "status": .string(notice.state.code(of: details.kind)),
      "at": .string(Environment.zone.local(notice.at).iso), "staff": .optional(notice.staff),
      "ended": .optional(notice.ended.map { Environment.zone.local($0).iso }),
      "endedBy": .optional(notice.endedBy),
    ])
  }
}
