package import Domain
package import Widgets

/// Somebody with whose card another may become one.
package struct MergeChoice: Equatable, Sendable {
  package var hit: LookupHit
  /// Why they may be one person; nil for who was looked for by name or number.
  package var likeness: Likeness?

  package init(hit: LookupHit, likeness: Likeness? = nil) {
    self.hit = hit
    self.likeness = likeness
  }
}

/// Two cards that are to become one: which is meant, what is taken of each, and the last question.
package struct MergeForm: Equatable, Sendable {
  /// The card that stays.
  package internal(set) var survivor: PatientID
  /// What names the other card.
  package internal(set) var query = TextField("", limit: 60)
  /// The two beside each other; nil until the other is found.
  package internal(set) var preview: MergePreview?
  /// The items that the card which goes gives.
  package internal(set) var taking: Set<CardItem> = []
  /// The item that Left and Right choose a side of.
  package internal(set) var list = ListState()
  /// Whether the last question was asked.
  package internal(set) var asks = false
  package internal(set) var isWaiting = false
  /// What went wrong; nil for nothing.
  package internal(set) var problem: Localized?
  /// The question of somebody who proposed it and is answered by it; nil for none.
  package internal(set) var proposal: Int?
  /// Those who may be meant: who is like the person while nothing is typed, else whom the words
  /// find where they find several.
  package internal(set) var found: [MergeChoice] = []

  package init(_ survivor: PatientID) { self.survivor = survivor }

  /// The items of which the two say different things, in the order of the form.
  package var items: [CardItem] {
    guard let preview else { return [] }
    return CardItem.allCases.filter { item in
      let (one, other) = (preview.survivor.entry[item], preview.merged.entry[item])
      return !(one.isEmpty && other.isEmpty) && item != .documentKind
    }
  }

  /// Whether a side can be chosen: both say something, and not the same.
  package func hasChoice(_ item: CardItem) -> Bool {
    guard let preview else { return false }
    let (one, other) = (preview.survivor.entry[item], preview.merged.entry[item])
    return !one.isEmpty && !other.isEmpty && one != other && !Self.rows.contains(item)
  }

  /// Whether the card that goes gives an item, chosen or because the other says nothing.
  package func takes(_ item: CardItem) -> Bool {
    taking.contains(item) || preview?.survivor.entry[item].isEmpty == true
  }

  /// What is many rows: all of both are kept.
  package static let rows: Set<CardItem> = [.allergies, .otherAllergies, .diseases, .diseaseDates]
}
