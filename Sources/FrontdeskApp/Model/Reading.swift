/// What is being read for the screens, where it takes so long that the person is told.
package enum Reading: Hashable, Sendable {
  /// The people of the lookup.
  case people
  /// A person's record.
  case archive
  /// The follow-up queue.
  case queue
  /// The figures, or the people behind one.
  case figures
}

extension Effect {
  /// What of the screens waits for it; nil for what nobody sees waiting.
  var reading: Reading? {
    switch self {
    case .lookup, .lookupOrder, .recentPatients: .people
    case .openArchive, .openAnyway: .archive
    case .queueOrder: .queue
    case .figures(.read), .figures(.people): .figures
    default: nil
    }
  }
}
