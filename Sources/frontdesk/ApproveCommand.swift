internal import Domain
internal import Interchange
internal import Store

/// Answers as the second person.
enum ApproveCommand: Subcommand {
  static let name = "approve"
  static let usage = "frontdesk approve [list] [--json] | approve yes|no ID"
  static let summary = Localized(
    zh: "列出并批准或拒绝需要第二人同意的请求",
    en: "List what waits for a second person, and allow or refuse it")
  static let mostWords = 2
  static let printsJSON = true

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let words = session.options.words
    if words.isEmpty || words == ["list"] { return try list(session) }
    guard words.count == 2, ["yes", "no"].contains(words[0]), let id = Int(words[1]) else {
      throw wrongUse
    }
    let store = try session.open().store
    let isAllowed = words[0] == "yes"
    try usingStore { () throws(StoreError) in try store.decide(id, allow: isAllowed) }
    session.say(
      isAllowed
        ? Localized(zh: "已批准第 \(id) 项", en: "allowed number \(id)")
        : Localized(zh: "已拒绝第 \(id) 项", en: "refused number \(id)"))
    return .done
  }

  private static func list(_ session: Session) throws(CommandFailure) -> ExitCode {
    let store = try session.open().store
    let found = try usingStore { () throws(StoreError) in try store.approvals() }
    for question in found {
      let asked = Environment.zone.local(question.askedAt)
      guard session.isJSON else {
        Output.row([
          String(question.id), asked.date.description, question.askedBy, question.kind.text,
          question.content, question.reason,
        ])
        continue
      }
      let value = JSONOutput.members([
        "id": .integer(question.id), "kind": .string(question.kind.text),
        "content": .string(question.content), "reason": .string(question.reason),
        "askedBy": .string(question.askedBy), "askedAt": .string(asked.iso),
      ])
      Output.json(value)
    }
    if found.isEmpty, !session.isJSON {
      session.say(Localized(zh: "没有等待批准的请求", en: "nothing waits for an answer"))
    }
    return .done
  }
}
