package import Domain
package import Widgets

/// A card being opened or changed, and who it may be already.
package struct CardForm: Equatable, Sendable {
  /// The fields; nil while no card is open.
  package internal(set) var form: FormState?
  /// The card that is being changed; nil for a new one.
  package internal(set) var sheet: CardSheet?
  /// What was filled in from a number and not typed.
  var filled: Set<CardItem> = []
  /// Those who may be the same person, the likeliest first.
  package internal(set) var candidates: [DuplicateCandidate] = []
  /// The candidate that Enter opens.
  package internal(set) var list = ListState()
  /// Whether the keys go to the candidates.
  package internal(set) var isAmongCandidates = false
  /// What was compared with everybody last.
  var compared = CardEntry()
  var generation = 0
  /// The field to begin with once the card is there; nil for the first.
  var wants: CardItem?
  /// Whether the store found a likely duplicate and waits for a second yes.
  package internal(set) var asksAnyway = false
  package internal(set) var isSaving = false
  /// What went wrong or must be decided; nil for nothing.
  package internal(set) var problem: Localized?
  /// What others changed of the card while it was open.
  package internal(set) var changedByOthers: [CardItem] = []

  /// Two cards that are to become one; nil while none are.
  package internal(set) var merge: MergeForm?

  /// What was begun and not saved, by the subject of the draft.
  var drafts: [String: FormDraft] = [:]
  /// The subjects of drafts that are not on the disk as they are here.
  var unkept: Set<String> = []

  /// The subjects of drafts that earlier sessions left and nobody has changed.
  var inherited: Set<String> = []

  /// The subjects of what was begun in this session and is not saved.
  var begunHere: Set<String> {
    var subjects = Set(drafts.keys).subtracting(inherited)
    if let entered, entered != drafts[subject] { subjects.insert(subject) }
    return subjects
  }

  /// Which of the new cards that were begun is open, or is begun next.
  var newSubject = ""

  /// Names the draft of what is open: the patient, for a new card which of those begun.
  var subject: String { sheet.map { String($0.patient.value) } ?? newSubject }

  /// Whether a draft is of a card that is not there yet.
  static func isNew(_ subject: String) -> Bool { Int(subject) == nil }

  /// The new cards that were begun and not saved, the last begun first.
  var begun: [String] {
    drafts.keys.filter(Self.isNew).sorted { ($0.utf8.count, $0) > ($1.utf8.count, $1) }
  }

  /// A name for the draft of one more new card.
  var freeSubject: String {
    guard drafts[""] != nil else { return "" }
    return (2...).lazy.map { "new-\($0)" }.first { drafts[$0] == nil } ?? ""
  }

  /// What the form began with of what had been typed to find somebody: it is in the lookup as well,
  /// and so is nothing begun.
  var seed: [String: String] = [:]

  /// What of the open form is not saved; nil when nothing is.
  var entered: FormDraft? {
    guard let draft = form?.draft, !draft.isEmpty, draft != seed else { return nil }
    return FormDraft(answers: draft)
  }

  /// Whether all that was entered is kept.
  var isKept: Bool {
    unkept.isEmpty && (form == nil || isSaving || entered == drafts[subject])
  }

  /// The fields as texts.
  package var entry: CardEntry {
    guard let form else { return CardEntry() }
    var entry = CardEntry()
    for item in CardItem.allCases { entry[item] = form.raw(item.rawValue) }
    entry.note(filled: filled)
    return entry
  }
}

/// A new card that was begun and not saved.
package struct BegunCard: Equatable, Sendable {
  package var subject: String
  package var draft: FormDraft

  package init(subject: String, draft: FormDraft) {
    self.subject = subject
    self.draft = draft
  }
}

/// What a card wants done outside.
package enum CardEffect: Equatable, Sendable {
  /// Who the person may be already; answered by `CardMessage.candidates`.
  case compare(CardEntry, besides: PatientID?, generation: Int)
  /// A card to be changed; answered by `loaded`.
  case load(PatientID)
  /// Open a card; answered by `opened` or `likely`.
  case open(CardEntry, ConsentDraft?, acceptsDuplicates: Bool)
  /// Change a card; answered by `saved` or `changedMeanwhile`.
  case edit(CardSheet, [CardItem: String])
  /// Take the last change of a card back; answered by `undone`.
  case undo
  /// Two cards beside each other, the second by what finds it; answered by `mergePreviewed`, or by
  /// `mergeFound` where several fit and where there are no words.
  case previewMerge(PatientID, query: String)
  /// Make two cards one; answered by `merged`.
  case merge(MergePreview, taking: Set<CardItem>)
  /// Ask somebody who may to make two cards one; answered by `mergeProposed`.
  case proposeMerge(MergePreview, taking: Set<CardItem>, reason: String)
  /// Two cards that somebody proposed to make one; answered by `proposalPreviewed`.
  case previewProposal(Int)
  /// Take the newest merge of a card back; answered by `unmerged`.
  case unmerge(PatientID)
  /// What was begun earlier and not saved; answered by `draftLoaded`.
  case loadDraft(String)
  /// The new cards that were begun and not saved; answered by `begunLoaded`.
  case loadBegun
  /// Keep what is being entered; answered by `Message.settled`.
  case saveDraft(String, FormDraft)
  /// Throw away what was kept; answered by `Message.settled`.
  case deleteDraft(String)
  /// Print the card and its label, or write them to a file; answered by `printed`.
  case printCard(PatientID, Language)
}

/// What became of it.
package enum CardMessage: Equatable, Sendable {
  case candidates([DuplicateCandidate], generation: Int)
  case loaded(CardSheet)
  case opened(PatientID, card: String, archiveCode: String)
  case likely([DuplicateCandidate])
  case saved(CardSheet)
  case changedMeanwhile(CardSheet, [CardItem])
  case undone(CardSheet)
  case mergePreviewed(MergePreview)
  /// Who may be the other: several fit the words, or are like the person where there are none.
  case mergeFound([MergeChoice], query: String)
  case proposalPreviewed(Int, MergePreview, taking: Set<CardItem>)
  case mergeProposed(MergePreview)
  case merged(MergeRecord)
  case unmerged(MergeRecord)
  case draftLoaded(String, FormDraft?)
  /// The new cards begun, by their subjects, the one typed into last first.
  case begunLoaded([BegunCard])
  /// Where the card went.
  case printed(Localized)
}
