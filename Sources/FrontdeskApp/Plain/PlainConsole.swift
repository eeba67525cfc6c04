package import Domain

/// Where plain mode reads lines and prints them.
package protocol PlainConsole: AnyObject {
  /// Whether a person types, who can be asked again after the end of the input.
  var isInteractive: Bool { get }
  /// Whether nobody reads any more what is printed.
  var isBroken: Bool { get }

  /// Waits for the next line; the prompt stands before it where somebody types.
  func next(prompt: String) -> PlainEvent
  /// Waits until a descriptor can be read or the session is to end; answers whether it goes on.
  func wait(for descriptor: Int32) -> Bool
  /// Asks for a password without showing it; nil when the person gave it up or nobody is there.
  func secret(prompt: String) -> Secret?
  /// Prints lines, each safe to print.
  func write(_ lines: [String])
}

/// What a console has to say.
package enum PlainEvent: Equatable, Sendable {
  /// A line without its end.
  case line(String)
  /// A line that is no UTF-8.
  case garbled
  /// Ctrl-C: the present prompt is given up.
  case interrupted
  /// The end of the input, Ctrl-D on a terminal.
  case end
  /// The terminal went away or the program was asked to end.
  case hangUp
}
