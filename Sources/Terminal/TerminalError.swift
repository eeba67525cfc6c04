/// Why a terminal cannot be used; the caller words it for people.
package enum TerminalError: Error, Hashable, Sendable {
  package enum Stream: Hashable, Sendable { case input, output }

  /// A standard stream is a file or a pipe.
  case notATerminal(Stream)
  /// `TERM` names no terminal that this system knows; nil when it is not set.
  case unknownTerminal(String?)
  /// The terminal cannot place its cursor.
  case terminalWithoutCursor(String)
  /// Neither the user's locale nor any other on this system is one of UTF-8; holds the name of the
  /// user's character set.
  case noUTF8Locale(String)
  /// The system refused something; the call and its `errno`.
  case system(call: String, code: Int32)
}
