import Canvas
import Domain

extension CommandRegistry {
  /// The tags of the person in view.
  static let tagCommands: [Command] = [
    Command(
      .tags, Localized(zh: "标签和原因", en: "Tags and why"),
      keywords: ["为什么", "依据", "规则", "tag", "why", "reason", "rule", "explain"],
      keys: [KeyPress(.character("t"), .alt)], in: .persons, menu: .persons,
      group: .archive,
      hint: .init(Localized(zh: "标签", en: "Tags"), priority: 4), needs: (.read, .visitReason),
      obstacle: someone),
    Command(
      .putTagOn, Localized(zh: "手工打标签", en: "Put a tag on by hand"),
      keywords: ["加标签", "tag", "override", "add"], in: .persons, group: .archive,
      needs: (.change, .triage), danger: .reversible, undo: .undo, auditName: "tag.on",
      obstacle: read),
    Command(
      .takeTagOff, Localized(zh: "手工摘标签", en: "Take a tag off by hand"),
      keywords: ["去标签", "tag", "override", "remove"], in: .persons, group: .archive,
      needs: (.change, .triage), danger: .reversible, undo: .undo, auditName: "tag.off",
      obstacle: read),
  ]

  private static let someone: Command.Obstacle = { model in
    model.subject == nil ? Phrase.choosePatientFirst.text : nil
  }

  private static let read: Command.Obstacle = { model in
    someone(model) ?? (model.personInView == nil ? CounterWords.notRead : nil)
  }
}
