internal import Domain

/// What the lookup's rows show, kept between one key and the next.
///
/// Valid for one change mark and one person who asks: whatever any terminal changes empties it, and
/// so does another member of staff at this one.
final class LookupCache {
  /// A person as the lookup shows them, without the reasons of a query.
  struct Entry {
    var hit: LookupHit
    /// Knows why queries match; without identifiers until a query asks for them.
    var matcher: LookupMatcher
  }

  /// About 1 MB when full.
  private static let capacity = 1000
  private var entries: [Int64: Entry] = [:]
  private var mark = -1
  private var actor: Int?
  private var access = Access.machine

  /// Empties the cache when something has changed since the mark it was filled under, or when it
  /// was filled for somebody else's eyes.
  func use(mark: Int, actor: Int?, access: Access) {
    guard mark != self.mark || actor != self.actor || access != self.access else { return }
    self.mark = mark
    self.actor = actor
    self.access = access
    entries.removeAll(keepingCapacity: true)
  }

  /// A person's entry; setting one may drop all others.
  subscript(patient: Int64) -> Entry? {
    get { entries[patient] }
    set {
      if entries.count >= Self.capacity { entries.removeAll(keepingCapacity: true) }
      entries[patient] = newValue
    }
  }

  /// A person's entry, taken out: changed in place and put back, it is not copied.
  func take(_ patient: Int64) -> Entry? { entries.removeValue(forKey: patient) }
}
