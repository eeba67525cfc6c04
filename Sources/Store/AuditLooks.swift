internal import Domain
internal import SQLite
internal import Synchronization

/// What a person searched for and listed last, so that one search leaves one row in the trail and
/// not one a key.
///
/// Shared by the connections of one terminal. What was typed is kept here alone, and goes with the
/// program or with the next one who signs in.
final class RecentLooks: Sendable {
  private struct Memory {
    var actor: Int?
    var place = ""
    var text = ""
    var at = Instant(seconds: Int.min)
    var lists: [String: Instant] = [:]
  }

  /// Seconds after which the same search is a new one.
  private static let searchPause = 60
  /// Seconds after which a list that stands on a screen is a new look; it is read again whenever
  /// somebody changes something.
  private static let listPause = 600
  private let memory = Mutex(Memory())

  /// Whether a text is a new search: it neither goes on from the last nor back to it.
  func begins(search text: String, in place: String, by actor: Int?, at moment: Instant) -> Bool {
    memory.withLock { last in
      if last.actor != actor { last = Memory(actor: actor) }
      let isSame =
        last.place == place && Self.isRecent(last.at, moment, Self.searchPause)
        && (text.hasPrefix(last.text) || last.text.hasPrefix(text))
      (last.place, last.text, last.at) = (place, text, moment)
      return !isSame
    }
  }

  /// Whether a list is looked at anew.
  func begins(list place: String, by actor: Int?, at moment: Instant) -> Bool {
    memory.withLock { last in
      if last.actor != actor { last = Memory(actor: actor) }
      if let before = last.lists[place], Self.isRecent(before, moment, Self.listPause) {
        return false
      }
      last.lists[place] = moment
      return true
    }
  }

  /// Makes the next look a new one.
  func forget() { memory.withLock { $0 = Memory() } }

  private static func isRecent(_ before: Instant, _ now: Instant, _ seconds: Int) -> Bool {
    before.seconds > Int.min && now >= before && now.seconds - before.seconds < seconds
  }
}

extension Store {
  /// A list of people that a person may look at, by its name in the trail.
  enum ListedPlace {
    case people
    case recent
    case queue(QueueScope)
    case day
    case reminders
    /// Those who may be the person whose card is being opened.
    case duplicates

    var name: String {
      switch self {
      case .people: "people"
      case .recent: "recent"
      case .duplicates: "duplicates"
      case .queue(let scope): "queue \(scope)"
      case .day: "day"
      case .reminders: "reminders"
      }
    }
  }

  /// Writes down that a search or a look at a list begins, before its rows are shown.
  ///
  /// Never what was typed. The machine looks at nothing, so that it leaves no row.
  ///
  /// - Parameters:
  ///   - query: What was typed; an empty one for the list as it is.
  ///   - count: How many were found, where that is known.
  func noteLook(
    at place: ListedPlace, _ query: LookupQuery? = nil, count: Int? = nil
  ) throws(StoreError) {
    guard let actor else { return }
    let text = query?.folded ?? ""
    let moment = now()
    let isSearch = !text.isEmpty
    let begins =
      isSearch
      ? looks.begins(search: text, in: place.name, by: actor, at: moment)
      : looks.begins(list: place.name, by: actor, at: moment)
    guard begins else { return }
    do throws(StoreError) {
      try write { connection in
        try audit(
          .read, .list, detail: "\(isSearch ? "search" : "list") \(place.name)", count: count,
          in: connection)
      }
    } catch {
      looks.forget()
      throw error
    }
  }

  /// Counts the searches of two connections of one terminal as one person's.
  package func shareLooks(of other: Store) { looks = other.looks }
}
