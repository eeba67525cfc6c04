import Canvas
import Domain
import FrontdeskApp
import Widgets

/// A session whose questions to the clinic are answered when a step says so.
struct FuzzSession {
  let script: FuzzSource.Script
  private(set) var model: Model
  private(set) var clinic: FakeClinic
  /// Questions that wait for their answers, the oldest first.
  private var waiting: [(effect: Effect, epoch: Int)] = []
  /// Answers that came, the newest last; a few.
  private var answered: [Message] = []
  /// What is wrong after the last step; nil when nothing is.
  private(set) var fault: String?

  init(_ script: FuzzSource.Script) {
    self.script = script
    let desk =
      switch script {
      case .hostile: Desk()
      case .latin: ShortClinic.desk(100, 30, data: .english)
      case .hanzi: ShortClinic.desk(100, 30, data: .chinese)
      }
    model = desk.model
    model.desk.isMouseOn = true
    clinic = desk.clinic
  }

  // MARK: - Steps

  mutating func take(_ step: FuzzStep) {
    switch step {
    case .event(let event): send(.event(event))
    case .command(let id): send(.command(id))
    case .settle: settle()
    case .answer(let place): if let effect = question(place) { answer(effect) }
    case .lose(let place): _ = question(place)
    case .fail(let place):
      guard let effect = question(place) else { return }
      send(.failed(Localized(zh: "没有成功", en: "it failed"), effect))
    case .answerAgain(let place):
      if !answered.isEmpty { send(answered[place % answered.count]) }
    case .wait(let seconds):
      let moment = model.now.adding(seconds: seconds)
      send(.clock(moment, SampleClinic.zone.local(moment)))
    case .poll: send(.timeToPoll)
    case .foreignWrite: clinic.version += 1
    }
  }

  /// Answers everything, and what the answers ask; a session that asks without end is a fault.
  mutating func settle() {
    for _ in 0..<200 {
      guard let effect = question(0) else { return }
      answer(effect)
    }
    fault = fault ?? "it asks without end: \(waiting)"
  }

  /// Types the password of whoever sat here last, as a person would who wants to go on.
  mutating func signIn() {
    settle()
    if model.account.card?.purpose == .renew {
      send(.event(.key(KeyPress(.escape))))
      settle()
    }
    for _ in 0..<2 where model.account.card?.focus == .password && model.layer == .signIn {
      send(.event(.key(KeyPress(.tab))))
    }
    if model.layer == .signIn {
      send(.event(.key(.control("u"))))
      send(.event(.text("li")))
      send(.event(.key(KeyPress(.enter))))
    }
    // Behind the lock it is that of whoever is signed in.
    let isManager = model.layer == .locked && clinic.actor == SampleClinic.manager.code
    send(.event(.key(.control("u"))))
    send(.event(.text(isManager ? "Snow-2026" : "Rain-2026")))
    send(.event(.key(KeyPress(.enter))))
    settle()
  }

  private mutating func question(_ place: Int) -> Effect? {
    // What was asked for one person is never answered to the next.
    waiting.removeAll { $0.epoch != model.account.epoch }
    return waiting.isEmpty ? nil : waiting.remove(at: place % waiting.count).effect
  }

  private mutating func answer(_ effect: Effect) {
    var message = clinic.answer(effect)
    if case .copy = effect { message = .copySent(clinic.version % 2 == 0) }
    guard let message else { return }
    answered.append(message)
    if answered.count > 12 { answered.removeFirst() }
    send(message)
  }

  mutating func send(_ message: Message) {
    let before = model
    let effects = update(&model, message)
    if isStale(message, before), model != before {
      fault = fault ?? "an answer that came too late changed something: \(message)"
    }
    for effect in effects {
      notice(effect)
      switch effect {
      case .redraw, .useTheme, .forgetCopy, .useMouse, .suspend, .quit: break
      default: waiting.append((effect, model.account.epoch))
      }
    }
    // What was asked long ago is never answered.
    if waiting.count > 40 { waiting.removeFirst(waiting.count - 40) }
  }

  /// Whether an answer is to an older question; who was opened last is told whenever it comes.
  private func isStale(_ message: Message, _ model: Model) -> Bool {
    switch message {
    case .lookupFound(_, _, let generation): generation != model.lookup.generation
    case .queueOrdered(_, let generation): generation != model.followUps.generation
    case .lookupOrdered(_, _, _, let generation): generation != model.lookup.generation
    case .previewLoaded(_, let generation): generation != model.preview.generation
    case .archiveOpened(_, let generation): generation != model.archive.generation
    default: false
    }
  }

  /// Effects that must not be.
  private mutating func notice(_ effect: Effect) {
    switch effect {
    case .preview, .openArchive, .openAnyway, .readAudit, .reveal:
      if model.desk.isLocked { fault = fault ?? "a locked desk opens a record" }
    case .noteCopy(_, let text), .copy(let text):
      let mayBeWhole = model.desk.copyPolicy == .allowed
      if !mayBeWhole, let number = rawNumber(in: text) {
        fault = fault ?? "\(number) leaves for the clipboard"
      }
    default: break
    }
  }

  // MARK: - What must hold

  /// What is wrong now; nil when nothing is.
  func check() -> String? {
    fault ?? checkLists() ?? checkFocus() ?? checkFrame()
  }

  private func checkLists() -> String? {
    if model.lookup.list.count != model.lookup.rows.count { return "people are miscounted" }
    if model.followUps.list.count != model.followUps.ids.count { return "the queue is miscounted" }
    if !model.lookup.rows.isEmpty, model.lookup.list.selection == nil {
      return "nobody is selected"
    }
    if !model.followUps.ids.isEmpty, model.followUps.selectedID == nil {
      return "no row is selected"
    }
    var lists = model.archive.lists
    lists.append(model.trends.indicators)
    if let choices = model.overlay?.choices {
      lists.append(choices.list)
      if choices.list.count != choices.rows.count { return "choices are miscounted" }
      if !choices.entries.isEmpty, choices.selected == nil { return "no choice is selected" }
    }
    for list in lists where !(0..<max(1, list.count)).contains(list.selected) {
      return "row \(list.selected) of \(list.count) is selected"
    }
    if let point = model.trends.point, point < 0 { return "point \(point) is selected" }
    return nil
  }

  private func checkFocus() -> String? {
    let layout = model.layout
    guard layout.sizeClass != .tooSmall, layout[model.focusedPane] == nil else { return nil }
    let isInSection = model.screen == .archive && layout[.section] != nil
    return isInSection ? nil : "\(model.focusedPane) has the focus and is not there"
  }

  private func checkFrame() -> String? {
    var model = model
    // Where data and typed text are in one script, text in the other must be ours: it shows in the
    // language of that script. Dialogs keep the words they were opened with, and no key in them
    // switches the language behind their back.
    let layers: Set<Layer> = [
      .dialog, .settings, .access, .booking, .outcome, .card,
    ]
    // The text of a rule is data of both languages.
    let isPure =
      script != .hostile && model.screen != .rules && !layers.contains(model.layer)
      && model.outcome == nil
      && model.day.dialog == nil && model.account.dialog == nil && model.cardForm.form == nil
    if isPure { model.language = script == .latin ? .english : .chinese }
    let frame = view(model, size: model.size)
    guard frame.grid.size == model.size else { return "the frame is \(frame.grid.size)" }
    guard frame.grid.isWellFormed else { return "a wide sign is cut" }
    if let cursor = frame.cursor, !Rect(model.size).contains(cursor) {
      return "cursor at \(cursor)"
    }
    let text = frame.grid.lines.joined(separator: "\n")
    if !model.isUnmasked, let number = rawNumber(in: text) { return "\(number) is shown" }
    if model.desk.isLocked {
      let secrets = clinic.archives.flatMap { [$0.patient.name, $0.card] }
      // Whoever stands before the lock sees what they type there themselves.
      let typed = model.account.card?.account.text ?? ""
      let seen = secrets.first { text.contains($0) && !typed.contains($0) }
      if let secret = seen { return "\(secret) is seen when locked" }
      if frame.cursor != nil, model.account.card == nil { return "a cursor when locked" }
    }
    if model.desk.isAmbiguousWide, text.unicodeScalars.contains(where: TextWidth.isAmbiguous) {
      return "a sign of unknown width"
    }
    if text.unicodeScalars.contains(where: { $0.value < 0x20 && $0 != "\n" || $0.value == 0x7F }) {
      return "a control character is drawn"
    }
    // Who signs in has the name they have.
    let known = [model.user.name] + FuzzSource.managersWords
    return isPure ? languageFault(known.reduce(text) { $0.replacing($1, with: "") }) : nil
  }

  private func languageFault(_ text: String) -> String? {
    let strange = script == .latin ? LanguageTests.hanzi(text) : LanguageTests.strangeWords(text)
    return strange.isEmpty ? nil : "words of the other language: \(strange)"
  }

  /// A phone or identity number of the clinic that stands whole in a text.
  private func rawNumber(in text: String) -> String? {
    // Nearly no picture has so many digits in a row, and looking for each number takes long.
    var run = 0
    var longest = 0
    for byte in text.utf8 {
      run = (0x30...0x39).contains(byte) ? run + 1 : 0
      longest = max(longest, run)
    }
    guard longest >= 11 else { return nil }
    return clinic.archives.lazy.flatMap { archive in
      archive.contacts.map(\.value) + archive.identifiers.map(\.value)
    }.first(where: text.contains)
  }
}
