internal import Domain
internal import Interchange
internal import Store

/// Takes back what the one who acts did last, in whatever session that was.
enum UndoCommand: Subcommand {
  static let name = "undo"
  static let usage = "frontdesk undo [--yes] [--json]"
  static let summary = Localized(
    zh: "撤销自己的上一次更改：卡、预约、随访、留言、家庭关系、合并；不加 --yes 只说明",
    en: "Take back your own last change of a card, appointment, follow-up, notice, family link or "
      + "merge; without --yes it only says what")
  static let options = ["--yes": false]
  static let printsJSON = true

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let clinic = try session.open()
    let last = try usingStore { () throws(StoreError) in try clinic.store.lastOwnChange() }
    guard let last else {
      throw .no(Localized(zh: "没有可撤销的更改", en: "there is nothing to take back"))
    }
    guard session.options.has("--yes") else {
      show(last, isDone: false, session)
      if !session.isJSON, !last.isOutdated {
        Output.error(
          Localized(zh: "尚未撤销；确认请加 --yes", en: "not taken back yet; add --yes")[
            session.language])
      }
      return .no
    }
    if last.isOutdated {
      let by = last.changedBy.map { " (\($0))" } ?? ""
      throw .no(
        Localized(
          zh: "后来有人改过\(by)，不能撤销：\(last.title.chinese) \(last.card)",
          en: "somebody changed it since\(by), so it cannot be taken back: "
            + "\(last.title.english) \(last.card)"))
    }
    let done = try usingStore { () throws(StoreError) in try clinic.store.takeBack(last.id) }
    show(done, isDone: true, session)
    return .done
  }

  private static func show(_ change: OwnChange, isDone: Bool, _ session: Session) {
    guard !session.isJSON else {
      let value = JSONOutput.members([
        "change": .integer(change.id), "object": .string(change.object.rawValue),
        "event": .string(change.event), "patient": .string(change.card),
        "at": .string(Environment.zone.local(change.at).iso),
        "items": .array(change.items.map { .string($0.rawValue) }),
        "count": .integer(change.count), "outdated": .bool(change.isOutdated),
        "changedBy": .optional(change.changedBy), "takenBack": .bool(isDone),
      ])
      return Output.json(value)
    }
    let state =
      isDone
      ? Localized(zh: "已撤销", en: "taken back")
      : change.isOutdated
        ? Localized(zh: "后来有人改过，不能撤销", en: "changed by others since") : Localized(same: "")
    Output.row(
      [
        Environment.zone.local(change.at).iso, change.title[session.language], change.card,
        change.name, state[session.language],
      ].filter { !$0.isEmpty })
  }
}
