import Canvas
import Domain

extension CommandRegistry {
  /// What the counter needs of the person in view.
  static let counterCommands: [Command] = [
    Command(
      .counter, Localized(zh: "前台提示: 未付、缺项、家人", en: "At the counter"),
      keywords: [
        "留言", "欠费", "同意", "counter", "message", "unpaid", "missing", "appointment",
      ],
      keys: [KeyPress(.character("e"), .alt)], in: .persons, menu: .listed, group: .lookup,
      hint: .init(Localized(zh: "前台提示", en: "Counter"), priority: 5),
      needs: (.read, .identity), obstacle: read),
    Command(
      .addNotice, Localized(zh: "留言或登记未付", en: "Message or unpaid item"),
      keywords: ["欠费", "转告", "message", "unpaid", "bill"], in: .persons,
      menu: .listed, group: .lookup, danger: .reversible, undo: .undo, auditName: "notice.add",
      obstacle: { model in
        read(model) ?? (model.mayAddNotice ? nil : CounterWords.notAllowed)
      }),
    Command(
      .addRelative, Localized(zh: "登记家庭关系", en: "Link a member of the family"),
      keywords: ["家属", "户", "family", "household", "relative"], in: .persons,
      menu: .listed, group: .lookup, needs: (.change, .identity), danger: .reversible,
      undo: .undo, auditName: "family.add", obstacle: read),
    Command(
      .nextRelative, Localized(zh: "到下一位家人", en: "To the next of the family"),
      keywords: ["家属", "家庭成员", "family", "relative"],
      keys: [KeyPress(.character("f"), .alt)], in: .persons, menu: .listed, group: .lookup,
      hint: .init(Localized(zh: "家人", en: "Family"), priority: 2), needs: (.read, .identity),
      obstacle: { model in
        read(model)
          ?? (model.counterPerson?.counter?.family.isEmpty == false ? nil : CounterWords.noFamily)
      }),
  ]

  private static let read: Command.Obstacle = { model in
    if model.subject == nil { return Phrase.choosePatientFirst.text }
    return model.counterPerson == nil ? CounterWords.notRead : nil
  }
}

extension LayerSet {
  /// The screens with one person in view.
  static let persons: LayerSet = [.lookup, .archive, .trends, .followUps, .today]
  /// Those of them where people stand at the counter.
  fileprivate static let listed: LayerSet = [.lookup, .archive, .today]
}
