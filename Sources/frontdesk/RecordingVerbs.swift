internal import Domain
internal import FrontdeskApp
internal import Interchange
internal import Store

/// Recordings of calls from the command line: attached, listed, found again, played.
enum RecordingVerbs {
  /// Attaches a file to a follow-up.
  static func attach(
    _ path: String, to id: FollowUpID, _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    guard let word = session.options["--consent"], let consent = RecordingConsent(rawValue: word)
    else {
      let words = RecordingConsent.allCases.map(\.rawValue).joined(separator: ", ")
      throw .use(
        Localized(
          zh: "请用 --consent 说明是否同意录音：\(words)",
          en: "say with --consent whether they agreed to being recorded: \(words)"))
    }
    let facts: RecordingFacts
    do {
      facts = try RecordingFile.facts(of: path)
    } catch {
      throw .no(error.message)
    }
    let made = try usingStore { () throws(StoreError) in
      try clinic.store.attachRecording(facts, consent: consent, to: id)
    }
    tell(made, session)
    return .done
  }

  /// Lists recordings; of those that are not where they were it looks in a folder.
  ///
  /// - Returns: `.no` when any is missing.
  static func list(
    _ id: FollowUpID?, _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    var all = try usingStore { () throws(StoreError) in try clinic.store.recordings(of: id) }
    if let folder = session.options["--find"] {
      let lost = all.indices.filter { !RecordingFile.isThere(all[$0].file) }
      let found = RecordingFile.find(lost.map { all[$0].file }, in: [folder])
      for (place, path) in found.sorted(by: { $0.key < $1.key }) {
        let number = all[lost[place]].id
        try usingStore { () throws(StoreError) in
          try clinic.store.moveRecording(number, to: path)
        }
        all[lost[place]].file.path = path
      }
    }
    for one in all { tell(one, session) }
    let missing = all.count { !RecordingFile.isThere($0.file) }
    guard missing > 0 else { return .done }
    Output.error(
      session.language == .chinese
        ? "\(missing) 段录音不在原处；用 --find 文件夹 寻找"
        : "\(missing) recordings are not where they were; look for them with --find FOLDER")
    return .no
  }

  /// Plays a recording with the program that the administrator set up, and waits for its end.
  static func play(
    _ number: Int, _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    let one: CallRecording
    do {
      one = try clinic.store.playRecording(number)
    } catch .notFound {
      throw .no(Localized(zh: "没有录音 \(number)", en: "there is no recording \(number)"))
    } catch {
      throw CommandFailure(error)
    }
    if let problem = Playing.attempt(one.file) { throw .no(problem) }
    return .done
  }

  /// Takes a recording off a follow-up; the file is left alone.
  static func detach(
    _ number: Int, _ clinic: OpenClinic, _ session: Session
  ) throws(CommandFailure) -> ExitCode {
    do {
      try clinic.store.detachRecording(number)
    } catch .notFound {
      throw .no(Localized(zh: "没有录音 \(number)", en: "there is no recording \(number)"))
    } catch {
      throw CommandFailure(error)
    }
    return .done
  }

  private static func tell(_ one: CallRecording, _ session: Session) {
    let isThere = RecordingFile.isThere(one.file)
    guard !session.isJSON else {
      let value = JSONOutput.members([
        "recording": .integer(one.id), "followUp": .integer(one.followUp.value),
        "patient": .string(CardNumber(serial: one.patient.value).description),
        "path": .string(one.file.path), "name": .string(one.file.name),
        "seconds": one.file.seconds.map { .integer($0) } ?? .null,
        "bytes": .integer(one.file.bytes), "sha256": .string(one.file.sha256),
        "consent": .string(one.consent.rawValue),
        "at": .string(Environment.zone.local(one.at).iso), "isThere": .bool(isThere),
      ])
      return Output.json(value)
    }
    let language = session.language
    let missing = language == .chinese ? "不在原处" : "not there"
    Output.row(
      [
        String(one.id), String(one.followUp.value),
        Environment.zone.local(one.at).date.description, one.file.name,
        one.file.seconds.map { "\($0 / 60):" + ($0 % 60 < 10 ? "0" : "") + String($0 % 60) } ?? "-",
        String(one.file.bytes), one.consent.title[language], isThere ? "" : missing,
      ].filter { !$0.isEmpty })
  }
}
