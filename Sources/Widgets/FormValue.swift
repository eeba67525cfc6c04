/// What a field of a form holds while it is being filled in.
enum FormValue: Hashable, Sendable {
  case text(TextField)
  case date(DateField)
  case choice(FormChoice)
  case choices(MultiChoiceState)
  /// Nil while it is not answered.
  case toggle(Bool?)

  /// The empty answer to a field.
  init(_ field: FormField) {
    switch field.kind {
    case .text(let limit): self = .text(TextField("", limit: limit))
    case .lines(_, let limit): self = .text(TextField("", limit: limit, keepsLines: true))
    case .number: self = .text(TextField("", limit: 20))
    case .date(let rule):
      self = .date(DateField(meaning: rule.meaning, first: rule.first, last: rule.last))
    case .choice(let options), .ladder(let options):
      self = .choice(FormChoice(count: options.count))
    case .choices(let options): self = .choices(MultiChoiceState(count: options.count))
    case .toggle: self = .toggle(nil)
    }
  }

  /// The answer as text, just as it was typed; empty for none.
  func raw(_ field: FormField) -> String {
    switch self {
    case .text(let text): text.text
    case .date(let date): date.text.text
    case .choice(let choice): choice.chosen.map { field.options[$0].id } ?? ""
    case .choices(let state): state.places.map { field.options[$0].id }.joined(separator: ",")
    case .toggle(let isOn): isOn.map { $0 ? "true" : "false" } ?? ""
    }
  }

  /// Takes an answer as text; what the field does not know is left out.
  mutating func set(_ raw: String, _ field: FormField) {
    let place: (String) -> Int? = { id in field.options.firstIndex { $0.id == id } }
    switch self {
    case .text(var text):
      text.set(raw)
      self = .text(text)
    case .date(var date):
      date.set(raw)
      self = .date(date)
    case .choice(var choice):
      choice.choose(place(raw))
      self = .choice(choice)
    case .choices(let state):
      let chosen = raw.split(separator: ",").compactMap { place(String($0)) }
      self = .choices(
        MultiChoiceState(count: state.count, chosen: Set(chosen), cursor: state.cursor))
    case .toggle: self = .toggle(raw == "true" ? true : raw == "false" ? false : nil)
    }
  }
}

/// One of several answers, and the list in which it is chosen when there are many.
///
/// Invariant: what is chosen, and what the cursor is on, is one of the answers.
struct FormChoice: Hashable, Sendable {
  let count: Int
  /// Nil while nothing is chosen.
  private(set) var chosen: Int?
  /// The answer under the cursor of the open list; nil while it is closed.
  private(set) var cursor: Int?

  init(count: Int) { self.count = count }

  mutating func choose(_ place: Int?) {
    chosen = place.flatMap { (0..<count).contains($0) ? $0 : nil }
    cursor = nil
  }

  /// Chooses the answer before or after, going on from the other end; the first one when none is.
  mutating func step(_ steps: Int) {
    guard count > 0 else { return }
    choose(chosen.map { (($0 + steps) % count + count) % count } ?? (steps < 0 ? count - 1 : 0))
  }

  mutating func open() { if count > 0 { cursor = chosen ?? 0 } }
  mutating func close() { cursor = nil }
  mutating func pick() { choose(cursor ?? chosen) }

  /// Moves the cursor of the open list, stopping at the ends.
  mutating func move(by steps: Int) {
    guard let cursor else { return }
    self.cursor = min(max(0, cursor + steps), count - 1)
  }
}
