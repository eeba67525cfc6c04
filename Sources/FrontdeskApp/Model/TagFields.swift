import Domain
import Rules
import Widgets

/// The fields of the forms that put a tag on or take it off, and what becomes of the answers.
struct TagFields {
  private let model: Model
  private let kind: RightsForm.Kind
  private let language: Language

  init(_ model: Model, _ kind: RightsForm.Kind) {
    self.model = model
    self.kind = kind
    language = model.language
  }

  private var isOn: Bool { kind == .tagOn }

  /// The tags that can be put on: those of the rules that do not show already.
  private var tags: [TagName] {
    let shown = Set((model.tagFacts?.tags.tags ?? []).filter(\.isShown).map(\.name.name))
    return (model.tagFacts?.known ?? []).filter { !shown.contains($0.name) }
  }

  var fields: [FormField] {
    let tag = FormField(
      "tag", TagWords.tag[language], .choice(tags.map { .init($0.name, $0[language]) }),
      isRequired: true)
    let common: [FormField] = [
      FormField(
        "reason", TagWords.reason[language],
        .choice(TagOverrideReason.allCases.map { .init($0.rawValue, $0.title[language]) }),
        isRequired: true),
      FormField(
        "until", TagWords.last[language],
        .date(
          FormField.DateRule(
            first: model.today.dayNumber,
            last: model.today.adding(days: TagOverrideDraft.longestDays - 1).dayNumber)),
        hint: Localized(
          zh: "空着为 \(TagOverrideDraft.standardDays) 天",
          en: "empty: \(TagOverrideDraft.standardDays) days")[language]),
      FormField("note", TagWords.note[language], .lines(rows: 2, limit: 200)),
    ]
    return (isOn ? [tag] : []) + common
  }

  var values: [String: String] { ["reason": TagOverrideReason.clinicalJudgement.rawValue] }

  /// Nil when an answer is wrong, which the form then says.
  func request(_ form: inout FormState, _ patient: PatientID) -> RightsRequest? {
    guard let reason = TagOverrideReason(rawValue: form.value("reason")) else { return nil }
    let name = if case .tagOff(let tag) = kind { tag.name } else { form.value("tag") }
    let draft = TagOverrideDraft(
      tag: name, isOn: isOn, reason: reason, note: form.value("note"),
      until: form.day("until").map { CalendarDate(dayNumber: $0) })
    if let fault = draft.fault(on: model.today) {
      form.refuse("note", fault[language])
      return nil
    }
    return .overrideTag(patient, draft)
  }
}
