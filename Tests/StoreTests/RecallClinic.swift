import Domain
import Foundation
import Store
import TestSupport

/// A clinic whose people are known by every way in which their names may be typed.
final class RecallClinic {
  /// Somebody, and what finds them.
  struct Person {
    var name: String
    var family: String?
    /// In full and without blanks, a reading each.
    var pinyin: [String]
    /// The same with a blank after each syllable.
    var spaced: [String]
    var initials: [String]
    /// Found on a sample as well as in full: whoever is asked for.
    var isAsked = true

    /// Every spelling without blanks.
    var spellings: [String] { [name.filter { $0 != " " }.lowercased()] + pinyin + initials }
  }

  let people: [Person]
  let store: Store
  private let folder: URL
  /// How many people have a spelling, as a whole.
  private var counts: [String: Int] = [:]
  /// The pinyin of everybody, in order, to see what begins with something.
  private let sorted: [String]

  static let today = CalendarDate(iso: "2026-11-21") ?? CalendarDate(dayNumber: 0)
  private static let now = TestClinic.zone.instant(today, secondOfDay: 36_000)

  init(_ people: [Person]) throws {
    self.people = people
    folder = FileManager.default.temporaryDirectory.appending(path: "recall-\(UUID().uuidString)")
    let path = folder.appending(path: "clinic.sqlite").path
    let records = people.enumerated().map(Self.record)
    _ = try BulkLoader.build(
      path: path, setup: try TestClinic.setup(), count: records.count, now: Self.now,
      record: { records[$0] }, progress: { _ in true })
    store = try Store(path: path, zone: TestClinic.zone, now: { Self.now })
    _ = try store.act(as: "li", systemUser: "")
    for person in people {
      for spelling in Set(person.spellings) { counts[spelling, default: 0] += 1 }
    }
    sorted = people.flatMap(\.pinyin).sorted()
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  static func phone(_ place: Int) -> String { "139" + padded(place * 7919 % 100_000_000, 8) }

  static func birth(_ place: Int) -> CalendarDate {
    today.adding(days: -(place * 6151 % 30_000) - 40)
  }

  private static func record(_ place: Int, _ person: Person) -> PatientRecord {
    var record = PatientRecord(
      patient: Patient(
        name: person.name, familyName: person.family, sex: .female, birthDate: birth(place)))
    record.contacts = [ContactPoint(system: .phone, value: phone(place))]
    return record
  }

  /// Whether a spelling is one person's alone, and no other name is likelier meant by it.
  ///
  /// Initials that are a syllable too, as `han`, are more likely the beginning of another's name.
  func isUnique(_ spelling: String, of person: Person) -> Bool {
    guard counts[spelling] == 1 else { return false }
    guard person.initials.contains(spelling), !person.pinyin.contains(spelling) else { return true }
    let place = sorted.partitioningIndex { $0 >= spelling }
    return place == sorted.endIndex || !sorted[place].hasPrefix(spelling)
  }

  /// Where in the list a person stands for what is typed, from 0; nil beyond the first page.
  func place(of person: Int, typing text: String, page: Int) throws -> Int? {
    let query = LookupQuery(text, today: Self.today)
    return try store.lookup(query, limit: page).hits.firstIndex { $0.patient.value == person + 1 }
  }
}

extension Array where Element: Comparable {
  /// The first place from which on something holds, in a sorted list.
  fileprivate func partitioningIndex(where holds: (Element) -> Bool) -> Int {
    var (low, high) = (startIndex, endIndex)
    while low < high {
      let middle = (low + high) / 2
      if holds(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
