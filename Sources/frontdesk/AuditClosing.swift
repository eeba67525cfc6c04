internal import Domain
internal import Store

/// Takes the oldest part of the trail out into a file, by two people.
enum AuditClosing {
  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    guard let until = try session.date("--close") else { return .wrongUse }
    let reason = session.options["--reason"]
    let path = session.options["--out"]
    guard (reason == nil) != (path == nil) else {
      throw .use(
        Localized(
          zh: "先用 --reason 提出请求，另一人批准后再用 --out 写出文件",
          en: "ask with --reason first; when somebody else has allowed it, name the file with --out"
        ))
    }
    let clinic = try session.open()
    if let reason {
      let number = try usingStore { () throws(StoreError) in
        try clinic.store.askToCloseAudit(until: until, reason: reason)
      }
      session.say(
        Localized(
          zh: "已提出请求 \(number)；请另一位管理者运行 frontdesk approve",
          en: "asked as number \(number); have another manager run `frontdesk approve`"))
      return .done
    }
    let segment = try usingStore { () throws(StoreError) in
      try clinic.store.closeAudit(until: until, to: path ?? "")
    }
    session.say(
      Localized(
        zh: "已封存第 \(segment.firstID) 至 \(segment.lastID) 行 (\(segment.rows) 行)，文件摘要：",
        en: "closed rows \(segment.firstID) to \(segment.lastID) (\(segment.rows) rows); "
          + "the digest of the file:"))
    Output.line("  " + segment.fileDigest)
    return .done
  }
}
