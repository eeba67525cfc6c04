package import Domain

/// What plain mode asks of the model beside the commands: to take a line for what it names.
///
/// The keys of the screens do the same in many small moves; here a number or a line says it at once.
package enum PlainStep: Equatable, Sendable {
  /// A line begins; what was announced before has been read.
  case listen
  /// The person did something else than leave.
  case stay
  /// Select a row of the list that takes the keys, counted from 0.
  case select(row: Int)
  /// Look people up, from whatever screen; a scanned number opens the archive it finds.
  case search(String)
  /// Show a section of the open archive.
  case section(ArchiveSection)
  /// Show a part of the queue.
  case scope(QueueScope)
  /// Show a part of the day.
  case dayView(DayView)
  /// Read out a value, by its place in the series.
  case point(Int)
  /// Choose an indicator of the open archive, by its place there.
  case indicator(Int)
  /// Put a text into the field that the form asks for, in place of what it holds.
  case fill(String)
  /// A password was typed where nobody could read it.
  case secret(Secret)
  /// Save the form that is open.
  case commit
  /// List what fits a text in the help or the palette.
  case filter(String)
}
