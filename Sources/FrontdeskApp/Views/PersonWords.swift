import Canvas
import Domain
import Widgets

/// A person in words: who they are, how they are reached, what they have.
struct PersonWords {
  let language: Language
  let today: CalendarDate
  /// The number that is shown whole; nil while all are masked.
  private let whole: String?
  let drawing: Drawing
  private let ambiguous: AmbiguousWidth

  init(_ model: Model) {
    language = model.language
    today = model.today
    whole = model.revealed?.value.map { DisplayText.of($0, ambiguous: model.ambiguous) }
    drawing = model.drawing
    ambiguous = model.ambiguous
  }

  private func shown(_ raw: String) -> String { DisplayText.of(raw, ambiguous: ambiguous) }

  /// `男`, `F`; a dash when unknown.
  func sex(_ sex: Sex) -> String {
    switch sex {
    case .male: Localized(zh: "男", en: "M")[language]
    case .female: Localized(zh: "女", en: "F")[language]
    case .other: Localized(zh: "其他", en: "X")[language]
    case .unknown: "-"
    }
  }

  /// Whole years, with `~` when the birth date is only known to the year; a dash when unknown.
  func age(_ birth: CalendarDate?, precision: TimePrecision = .day) -> String {
    guard let birth else { return "-" }
    return (precision == .year ? "~" : "") + String(birth.age(on: today))
  }

  /// `男 58`, `女 ~71`: fits six columns.
  func sexAndAge(
    _ sex: Sex, _ birth: CalendarDate?, precision: TimePrecision = .day
  ) -> String {
    self.sex(sex) + " " + age(birth, precision: precision)
  }

  /// `男 58 岁`, `M 58 y`.
  func sexAndAge(_ patient: Patient) -> String {
    guard patient.birthDate != nil else { return sex(patient.sex) }
    return sexAndAge(patient.sex, patient.birthDate, precision: patient.birthDatePrecision) + " "
      + Phrase.years[language]
  }

  func phone(_ number: String) -> String {
    shown(number) == whole ? shown(number) : masked(number)
  }

  /// A number as lists show it, whatever is shown elsewhere; masks of the store stay as they are.
  func masked(_ number: String) -> String {
    let text = shown(number)
    return text.contains("*") ? text : Mask.phone(text)
  }

  /// A number for a column of eleven: of a longer one only the end shows.
  func shortPhone(_ number: String) -> String {
    let text = masked(number)
    return TextWidth.of(text) <= 11 ? text : "*******" + text.suffix(4)
  }

  func identifier(_ identifier: PatientIdentifier) -> String {
    let text = shown(identifier.value)
    return text == whole || text.contains("*")
      ? text : Mask.identifier(kind: identifier.kind, text)
  }

  /// The chips of a person: died, tags, problems with their year, allergies.
  func chips(_ archive: PatientArchive) -> [Chip] {
    var chips: [Chip] = []
    if archive.patient.deceased != nil { chips.append(Chip(Phrase.deceased[language], .bad)) }
    chips += tags(archive.tags) + problems(archive) + allergies(archive)
    return chips
  }

  /// Tags as chips, told from diagnoses by their sign.
  func tags(_ tags: [ShownTag]) -> [Chip] {
    tags.map { Chip("#" + title($0)) }
  }

  /// The name of a tag.
  func title(_ tag: ShownTag) -> String { shown(tag.title[language]) }

  func problems(_ archive: PatientArchive) -> [Chip] {
    archive.conditions.filter(\.isActive).map { condition in
      let year = condition.onset.map { " \($0.year)" } ?? ""
      return Chip(shown(condition.code.display) + year)
    }
  }

  func allergies(_ archive: PatientArchive) -> [Chip] {
    // Whoever works without the record must still know that there is something to ask about.
    if archive.hidden.contains(.allergies), archive.hasAllergies == true {
      return [Chip(Phrase.hasAllergies[language], .warning)]
    }
    return archive.allergies.filter { $0.clinicalStatus == "active" }.map { allergy in
      let name = shown(allergy.code.display)
      let suffix = Phrase.allergic[language]
      // The word is often part of the name already.
      let isSaid = name.contains(suffix) || name.lowercased().contains("allerg")
      let label = isSaid ? name : language == .chinese ? name + suffix : name + " " + suffix
      return Chip(label, .warning)
    }
  }

  /// Tags and problems of a row of the lookup as chips.
  func chips(_ hit: LookupHit) -> [Chip] {
    (hit.isDeceased ? [Chip(Phrase.deceased[language], .bad)] : []) + tags(hit.tags)
      + hit.problems.map { Chip(shown($0)) }
  }

  /// `138****0021 本人`, own numbers first; says so when there is none.
  func contacts(_ archive: PatientArchive) -> [StyledText] {
    let phones = archive.contacts.filter { $0.system == .phone }
    if phones.isEmpty { return [StyledText(Phrase.noPhone[language], Style(.warning))] }
    let ordered = phones.filter { $0.holder == nil } + phones.filter { $0.holder != nil }
    return ordered.enumerated().map { place, contact in
      var text = StyledText(phone(contact.value), Style(place == 0 ? .strong : .text))
      let holder = contact.holder.map(shown) ?? Phrase.own[language]
      text.append(" " + holder, Style(.dim))
      return text
    }
  }

  /// `氨氯地平 5 mg qd`.
  func medication(_ medication: MedicationStatement) -> String {
    [shown(medication.code.display), medication.dosage.map(shown) ?? ""]
      .filter { !$0.isEmpty }.joined(separator: " ")
  }

  /// `08-10 全科 王医生 血压复查`.
  func visit(_ encounter: Encounter) -> String {
    let parts = [
      Format.shortDate(encounter.day, today: today), encounter.department ?? "",
      encounter.practitioner ?? "", encounter.type,
    ]
    return parts.map(shown).filter { !$0.isEmpty }.joined(separator: " ")
  }
}
