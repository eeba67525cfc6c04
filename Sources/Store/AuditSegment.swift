/// A part of the trail that was exported, signed and taken out.
enum AuditSegment {
  /// How many columns the table of segments has.
  static let columnCount = 11
}
