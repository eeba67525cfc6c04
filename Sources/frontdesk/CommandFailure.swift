internal import Canvas
internal import Domain
internal import Store

/// Why a command ended early, with the sentence for the person.
struct CommandFailure: Error {
  let code: ExitCode
  let message: Localized

  /// The command line is wrong; the message says what was expected.
  static func use(_ message: Localized) -> CommandFailure {
    CommandFailure(code: .wrongUse, message: message)
  }

  /// The answer is no.
  static func no(_ message: Localized) -> CommandFailure {
    CommandFailure(code: .no, message: message)
  }

  /// The world failed.
  static func world(_ message: Localized) -> CommandFailure {
    CommandFailure(code: .failed, message: message)
  }

  init(code: ExitCode, message: Localized) {
    self.code = code
    self.message = message
  }

  init(_ error: StoreError) {
    switch error {
    case .notFound, .conflict, .refused, .denied, .signInRefused, .sessionEnded: code = .no
    default: code = .failed
    }
    message = error.message
  }
}

/// Runs a body of the store and turns its errors into the command's.
func usingStore<Result>(
  _ body: () throws(StoreError) -> Result
) throws(CommandFailure) -> Result {
  do { return try body() } catch { throw CommandFailure(error) }
}
