/// A card as the one who asks may see it, with the version it had.
package struct CardSheet: Hashable, Sendable {
  package var patient: PatientID
  /// The card number.
  package var card: String
  /// Changes with every write; a save that names an older one is told what changed.
  package var version: Int
  /// Numbers masked.
  package var entry: CardEntry
  /// What is left out since the role may not know it; empty here and says nothing.
  package var hidden: Set<CardItem>

  package init(
    patient: PatientID, card: String, version: Int, entry: CardEntry, hidden: Set<CardItem> = []
  ) {
    self.patient = patient
    self.card = card
    self.version = version
    self.entry = entry
    self.hidden = hidden
  }
}

/// Somebody who may be the person whose card is being opened.
package struct DuplicateCandidate: Hashable, Sendable {
  /// The person as the lookup shows them.
  package var hit: LookupHit
  package var likeness: Likeness

  package init(hit: LookupHit, likeness: Likeness) {
    self.hit = hit
    self.likeness = likeness
  }
}

/// What came of opening a card.
package enum CardOpening: Hashable, Sendable {
  /// The new person, their card number and the archive code.
  case opened(PatientID, card: String, archiveCode: String)
  /// Somebody is there who is likely the same person; nothing was written.
  case likely([DuplicateCandidate])
}

/// What came of saving a changed card.
package enum CardSave: Hashable, Sendable {
  /// The card as it now is.
  case saved(CardSheet)
  /// Somebody else changed it first: the card as it now is and what they changed; nothing was
  /// written.
  case changedMeanwhile(CardSheet, items: [CardItem])
}

/// A change of a card that can be taken back.
package struct CardChange: Hashable, Sendable {
  package var patient: PatientID
  /// The card number.
  package var card: String
  /// What it changed, in the order of the form; not to what.
  package var items: [CardItem]
  package var at: Instant

  package init(patient: PatientID, card: String, items: [CardItem], at: Instant) {
    self.patient = patient
    self.card = card
    self.items = items
    self.at = at
  }
}

/// Two cards beside each other, before they become one.
package struct MergePreview: Hashable, Sendable {
  /// The card that stays.
  package var survivor: CardSheet
  /// The card that goes into it.
  package var merged: CardSheet
  package var likeness: Likeness
  /// How many rows of which tables would move, by name; none that are empty.
  package var moves: [String: Int]

  package init(
    survivor: CardSheet, merged: CardSheet, likeness: Likeness, moves: [String: Int]
  ) {
    self.survivor = survivor
    self.merged = merged
    self.likeness = likeness
    self.moves = moves
  }
}

/// A merge that was made.
package struct MergeRecord: Hashable, Sendable {
  package var id: Int
  package var survivor: PatientID
  package var merged: PatientID
  package var at: Instant
  /// The name of who made it; nil for the machine.
  package var staff: String?
  /// When it was taken back; nil while it stands.
  package var undone: Instant?

  package init(
    id: Int, survivor: PatientID, merged: PatientID, at: Instant, staff: String?, undone: Instant?
  ) {
    self.id = id
    self.survivor = survivor
    self.merged = merged
    self.at = at
    self.staff = staff
    self.undone = undone
  }
}

/// What is printed on a card: who it is and how the archive is called.
package struct PrintedCard: Hashable, Sendable {
  package var clinic: Localized
  package var card: String
  /// The last eight characters, as forms print it; empty when there is none.
  package var archiveCode: String
  package var name: String
  package var sex: Sex
  /// As far as it is known; empty when it is not.
  package var birthDate: String
  /// Masked; empty when there is none.
  package var phone: String

  package init(
    clinic: Localized, card: String, archiveCode: String, name: String, sex: Sex,
    birthDate: String, phone: String
  ) {
    self.clinic = clinic
    self.card = card
    self.archiveCode = archiveCode
    self.name = name
    self.sex = sex
    self.birthDate = birthDate
    self.phone = phone
  }
}
