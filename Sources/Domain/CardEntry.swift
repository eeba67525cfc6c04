/// What stands in the fields of a card, each as text: typed, read from a paper, or stored.
///
/// The same form serves the screen, the command line, drafts, the comparison of two versions of a
/// card and the choice between two cards. Choices stand as their codes, several parted by commas; a
/// birth date stands as far as it is known: `1968-03-12`, `1968-03`, `1968`.
package struct CardEntry: Hashable, Sendable {
  private var values: [CardItem: String] = [:]
  /// What was filled in from the number of a paper and not typed.
  package private(set) var filled: Set<CardItem> = []

  package init(_ values: [CardItem: String] = [:]) {
    for (item, text) in values { self[item] = text }
  }

  /// What stands in a field; empty for nothing.
  package subscript(item: CardItem) -> String {
    get { values[item] ?? "" }
    set {
      values[item] = newValue.isEmpty ? nil : newValue
      filled.remove(item)
    }
  }

  package var isEmpty: Bool { values.isEmpty }

  /// The items that hold something, in the order of the form.
  package var items: [CardItem] { CardItem.allCases.filter { values[$0] != nil } }

  /// The items in which another entry says something else, in the order of the form.
  package func differences(from other: CardEntry) -> [CardItem] {
    CardItem.allCases.filter { self[$0] != other[$0] }
  }

  /// The codes chosen in an item of several answers.
  package func codes(_ item: CardItem) -> [String] {
    self[item].split(separator: ",").map(String.init)
  }

  /// This entry with the items of another where this one is empty.
  package func completed(by other: CardEntry) -> CardEntry {
    var result = self
    for item in other.items where result[item].isEmpty { result[item] = other[item] }
    return result
  }

  // MARK: - Filling from a number

  /// Fills sex, birth date and registered place from a valid ID number.
  ///
  /// Never overwrites what was typed: an item is filled while it is empty or holds what an earlier
  /// number filled in. Where the number goes, what it filled goes with it.
  package mutating func fillFromDocument() {
    for item in filled { values[item] = nil }
    filled = []
    guard documentType == .residentID, let id = ResidentID(self[.document]) else { return }
    fill(.sex, id.sex.rawValue)
    fill(.birthDate, id.birthDate.description)
    if let region = RegionNames.name(of: id.regionCode) { fill(.registeredAddress, region) }
  }

  private mutating func fill(_ item: CardItem, _ text: String) {
    guard self[item].isEmpty else { return }
    values[item] = text
    filled.insert(item)
  }

  /// Takes an entry whose filled items were noted elsewhere, as by a form that holds plain texts.
  package mutating func note(filled: Set<CardItem>) {
    self.filled = filled.filter { values[$0] != nil }
  }

  /// The paper that is meant: the one chosen, else the only one whose number it can be, else the
  /// resident ID.
  package var documentType: IdentityDocument {
    IdentityDocument(rawValue: self[.documentKind])
      ?? IdentityDocument.guess(self[.document]) ?? .residentID
  }
}
