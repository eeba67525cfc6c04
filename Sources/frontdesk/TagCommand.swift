internal import Domain
internal import Store

/// A tag put on or taken off by hand, with its reason and its end.
enum TagCommand: Subcommand {
  static let name = "tag"
  static let usage = """
    frontdesk tag override PATIENT TAG on|off --reason R [--until D] [--note TEXT]
             R: judgement, wrong-data, elsewhere, declines or other
           tag end PATIENT TAG
    """
  static let summary = Localized(
    zh: "手工打上或摘下标签：写明原因和到期日（默认 90 天），到期后恢复规则的判定",
    en: "Put a tag on or take it off by hand, with a reason and an end (90 days by default)")
  static let options = ["--reason": true, "--until": true, "--note": true]
  static let mostWords = 4

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let words = session.options.words
    switch (words.first, words.count) {
    case ("override", 4): try override(words, session)
    case ("end", 3): try end(words[1], words[2], session)
    default: throw wrongUse
    }
    return .done
  }

  private static func override(_ words: [String], _ session: Session) throws(CommandFailure) {
    guard ["on", "off"].contains(words[3]) else {
      throw .use(Localized(zh: "最后一个词应为 on 或 off", en: "the last word is on or off"))
    }
    let reason: TagOverrideReason = try WordArgument.read(
      try PatientCommand.needed("--reason", session),
      Localized(zh: "--reason ", en: "--reason"))
    let clinic = try session.open()
    let patient = try clinic.patient(words[1])
    let until =
      session.options.has("--until")
      ? try DayArguments.day("--until", session, today: clinic.store.today) : nil
    let draft = TagOverrideDraft(
      tag: words[2], isOn: words[3] == "on", reason: reason,
      note: session.options["--note"] ?? "", until: until)
    let made = try usingStore { () throws(StoreError) in
      try clinic.store.overrideTag(draft, of: patient)
    }
    session.say(
      Localized(
        zh: "\(words[2]) 已\(draft.isOn ? "打上" : "摘下")，到 \(made.until) 为止",
        en: "\(words[2]) is \(draft.isOn ? "on" : "off") until \(made.until)"))
  }

  private static func end(
    _ person: String, _ tag: String, _ session: Session
  ) throws(CommandFailure) {
    let clinic = try session.open()
    let patient = try clinic.patient(person)
    let all = try usingStore { () throws(StoreError) in
      try clinic.store.tagOverrides(of: patient)
    }
    let today = clinic.store.today
    guard let last = all.first(where: { $0.details.tag == tag && $0.until >= today }) else {
      throw .no(
        Localized(zh: "没有对 \(tag) 的手工设定", en: "nothing is said by hand of \(tag)"))
    }
    _ = try usingStore { () throws(StoreError) in
      try clinic.store.endTagOverride(last.id, version: last.version)
    }
    session.say(
      Localized(zh: "\(tag) 恢复为规则的判定", en: "\(tag) is as the rules have it again"))
  }
}
