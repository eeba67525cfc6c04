import Canvas
import Domain
import Widgets

// The recordings of a call: attaching one by its path, playing the newest and stopping it.
extension Model {
  mutating func showRecordingFields() {
    outcome?.call.showsRecording = true
    outcome?.call.part = .form
    settleOutcome()
    outcome?.form.focus(on: OutcomeFields.ID.recording.rawValue)
  }

  /// Plays the newest recording; what is played already stops.
  mutating func playNewest() -> [Effect] {
    if followUps.playing != nil {
      say(CallWords.stopped)
      return stopPlaying()
    }
    guard let newest = outcome?.call.sheet?.recordings.first else { return [] }
    followUps.playing = newest.id
    say(
      CallWords.nowPlaying(
        DisplayText.of(newest.file.name), key: keymap.keyName(of: .callPlay)))
    return [.call(.play(newest.id))]
  }

  private mutating func stopPlaying() -> [Effect] {
    followUps.playing = nil
    return [.call(.stopPlaying)]
  }

  /// Stops what is played once the call is left or the desk is locked: nobody else is to hear it.
  mutating func stopPlayingWhenLeft() -> [Effect] {
    guard followUps.playing != nil, !isCallInSight || desk.isLocked else { return [] }
    return stopPlaying()
  }

  /// Tab in a path that was begun asks what it may go on to; nil where the key is the form's.
  func completePath(_ press: KeyPress) -> [Effect]? {
    guard press == KeyPress(.tab), let form = outcome?.form,
      form.focusedField?.id == OutcomeFields.ID.recording.rawValue
    else { return nil }
    let typed = form.raw(OutcomeFields.ID.recording.rawValue)
    return typed.isEmpty ? nil : [.call(.complete(typed))]
  }

  /// Takes what all the paths have in common; where that is no more than was typed they are named, and
  /// where there is one alone the form goes on.
  mutating func pathCompleted(_ typed: String, _ paths: [String]) -> [Effect] {
    let field = OutcomeFields.ID.recording.rawValue
    guard let form = outcome?.form, form.focusedField?.id == field, form.raw(field) == typed,
      !form.hidden.contains(field)
    else { return [] }
    outcome?.form.explain(field, nil)
    guard let first = paths.first else {
      outcome?.form.note(field, CallWords.noSuchPath[language])
      return []
    }
    let common = paths.dropFirst().reduce(first) { common, path in
      String(zip(common, path).prefix { $0 == $1 }.map(\.0))
    }
    if common != typed {
      outcome?.form.set(field, to: common)
      return []
    }
    guard paths.count > 1 else { return moveField(1) }
    let names = paths.map { path in
      RecordingFacts(
        path: path.hasSuffix("/") ? String(path.dropLast()) : path, seconds: nil, bytes: 0,
        sha256: ""
      ).name + (path.hasSuffix("/") ? "/" : "")
    }
    outcome?.form.explain(field, CallWords.paths(names)[language])
    return []
  }

  struct RecordingRefused: Error {}

  /// A file that was not taken is told where its path stands, as that is what has to be changed.
  mutating func refuseRecording(_ reason: Localized) {
    outcome?.call.part = .form
    outcome?.form.refuse(OutcomeFields.ID.recording.rawValue, reason[language])
    settleOutcome()
  }

  /// The recording that was entered, none where nothing was; refused at its field without a word on
  /// consent.
  mutating func recordingOrder(
    _ open: OutcomeForm
  ) -> Result<RecordingOrder?, RecordingRefused> {
    let path = open.form.raw(OutcomeFields.ID.recording.rawValue).trimmingBlanks
    guard open.call.showsRecording, !path.isEmpty else { return .success(nil) }
    let field = OutcomeFields.ID.consent.rawValue
    guard let consent = RecordingConsent(rawValue: open.form.raw(field)) else {
      outcome?.form.refuse(field, CallWords.consentMissing[language])
      return .failure(RecordingRefused())
    }
    return .success(
      RecordingOrder(
        path: path, consent: consent, attempt: open.item.followUp.details.attempts.count))
  }
}
