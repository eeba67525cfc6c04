import Domain

/// The items of a form by their link ids, and what each depends on.
struct FormIndex: Sendable {
  struct Place: Sendable {
    let item: QuestionnaireItem
    let section: Int
    /// The table that it is a column of; nil outside tables.
    let table: String?
  }

  let form: Questionnaire
  private let places: [String: Place]

  init(_ form: Questionnaire) {
    self.form = form
    var places: [String: Place] = [:]
    for (number, section) in form.sections.enumerated() {
      for item in section.items {
        places[item.linkID] = Place(item: item, section: number, table: nil)
        guard case .table(let table) = item.kind else { continue }
        for column in table.columns {
          places[column.linkID] = Place(item: column, section: number, table: item.linkID)
        }
      }
    }
    self.places = places
  }

  subscript(linkID: String) -> Place? { places[linkID] }

  /// The items that people answer and that a condition reads, also through computed ones, sorted.
  func askedItems(readBy condition: QuestionnaireCondition) -> [String] {
    var seen: Set<String> = []
    var open = condition.linkIDs
    var asked: Set<String> = []
    while let id = open.popLast() {
      guard seen.insert(id).inserted, let place = places[id] else { continue }
      if case .computed(let computation) = place.item.kind {
        open += computation.linkIDs
      } else if place.item.isAsked {
        asked.insert(id)
      }
    }
    return asked.sorted()
  }

  /// The items that people answer and that a computed item reads, sorted.
  func askedItems(readBy computation: QuestionnaireComputation) -> [String] {
    askedItems(readBy: .all(computation.linkIDs.map { .answered($0) }))
  }
}
