internal import Domain
internal import Store

/// Everything that is done to one patient's record from the command line.
enum PatientCommand: Subcommand {
  static let name = "patient"
  static let usage = """
    frontdesk patient show PATIENT [--json]
           patient new [FIELD=VALUE…] [-] [--anyway] [--text-file F --text-version V --signer NAME]
           patient card PATIENT | edit PATIENT FIELD=VALUE… [-] | undo-edit
           patient merge STAYS GOES [--take FIELD,…] [--yes] | unmerge NUMBER | merges PATIENT
           patient archive-prefix [PREFIX]
           patient export|text PATIENT [--to WHO] [--purpose P] [--out FILE] [--print]
           patient correct PATIENT FIELD VALUE|- --reason R | uncorrect NUMBER | corrections PATIENT
           patient consent PATIENT [list | sign PURPOSE … | withdraw PURPOSE --reason R]
           patient restrict PATIENT --reason R --to WHO | lift PATIENT | restricted
           patient disclosures PATIENT | erase PATIENT --reason R | erase-now PATIENT
    """
  static let summary = Localized(
    zh: "一位患者的档案与权利：建卡、更改、合并、查看、复制、更正、同意书、限制查看、删除",
    en: "One patient's record and rights: open, change, merge, show, copy, correct, consent, "
      + "restrict, erase")
  static let options = [
    "--to": true, "--purpose": true, "--out": true, "--reason": true, "--text-file": true,
    "--text-version": true, "--signer": true, "--relation": true, "--until": true, "--print": false,
    "--anyway": false, "--yes": false, "--take": true,
  ]
  static let mostWords = 60
  static let printsJSON = true

  static func run(_ session: Session) throws(CommandFailure) -> ExitCode {
    let words = session.options.words
    switch (words.first, words.count) {
    case ("new", _): return try CardVerbs.open(Array(words.dropFirst()), session)
    case ("card", 2): return try CardVerbs.show(words[1], session)
    case ("edit", 3...): return try CardVerbs.edit(words, session)
    case ("undo-edit", 1): return try CardVerbs.undo(session)
    case ("merge", 3): return try MergeVerbs.merge(words, session)
    case ("unmerge", 2): return try MergeVerbs.unmerge(words[1], session)
    case ("merges", 2): return try MergeVerbs.list(words[1], session)
    case ("archive-prefix", 1...2): return try CardVerbs.prefix(words, session)
    case ("show", 2): return try ShowPatient.run(words[1], session)
    case ("export", 2): return try PersonCopy.export(words[1], session)
    case ("text", 2): return try PersonCopy.text(words[1], session)
    case ("correct", 4): return try CardCorrection.correct(words, session)
    case ("uncorrect", 2): return try CardCorrection.undo(words[1], session)
    case ("corrections", 2): return try CardCorrection.list(words[1], session)
    case ("consent", 2), ("consent", 3), ("consent", 4):
      return try ConsentVerbs.run(words, session)
    case ("restrict", 2): return try RestrictionVerbs.restrict(words[1], session)
    case ("lift", 2): return try RestrictionVerbs.lift(words[1], session)
    case ("restricted", 1): return try RestrictionVerbs.list(session)
    case ("disclosures", 2): return try PersonCopy.disclosures(words[1], session)
    case ("erase", 2): return try ErasureVerbs.ask(words[1], session)
    case ("erase-now", 2): return try ErasureVerbs.carryOut(words[1], session)
    default: throw wrongUse
    }
  }

  /// An option that must be there.
  static func needed(_ option: String, _ session: Session) throws(CommandFailure) -> String {
    guard let value = session.options[option] else {
      throw .use(Localized(zh: "请给出 \(option)", en: "\(option) is needed"))
    }
    return value
  }

  /// A whole number that names something.
  static func number(_ word: String) throws(CommandFailure) -> Int {
    guard let number = Int(word), number > 0 else {
      throw .use(Localized(zh: "\"\(word)\" 不是编号", en: "\"\(word)\" is no number"))
    }
    return number
  }
}
