import Assessment
import Domain
import Forms
import FrontdeskApp
import Interchange
import TestSupport

/// The shipped forms and what was filed of the first patient of the sample clinic.
struct FakeForms {
  static let indicators: IndicatorDictionary = {
    let bytes = try? SharedFiles.repositoryBytes("sample-data/clinic/indicators.json5")
    return IndicatorDictionary(IndicatorFile.read(bytes ?? []).indicators)
  }()

  static let book: FormBook = {
    let folder = "sample-data/clinic/forms"
    let files = SharedFiles.repositoryFiles(in: folder, ending: ".json5").compactMap { name in
      (try? SharedFiles.repositoryBytes(folder + "/" + name)).map { (name: name, bytes: $0) }
    }
    let reading = QuestionnaireFile.readAll(
      files, indicators: indicators, scorers: PublishedScores.all)
    return FormBook(library: reading.library, indicators: indicators)
  }()

  /// The newest day first.
  var filed: [FiledForm] = Self.visit.map { [$0] } ?? []
  /// Another book in the place of the clinic's, such as one with a newer version.
  var book = Self.book

  func context(_ form: String, of patient: PatientID) -> FormContext {
    let last = filed.first {
      $0.patient == patient && $0.response.questionnaire == form && !$0.isMistaken
    }
    return FormContext(
      day: FakeClinic.today, sex: .male, birthDate: SampleClinic.day("1968-03-12"),
      indicators: Self.indicators, scorers: PublishedScores.all, last: last?.response,
      observed: patient == PatientID(1)
        ? ["height": Self.reading("172"), "weight": Self.reading("70.5")] : [:])
  }

  private static func reading(_ text: String) -> FormReading {
    FormReading(
      value: DecimalNumber(text) ?? .zero, day: FakeClinic.today.adding(days: -91))
  }

  /// A visit of a quarter ago with nothing unusual.
  private static let visit: FiledForm? = {
    guard let form = book.library["hypertension-visit"] else { return nil }
    let context = FormContext(
      day: FakeClinic.today, sex: .male, birthDate: SampleClinic.day("1968-03-12"),
      indicators: indicators, scorers: PublishedScores.all)
    var state = OpenForm(form, context: context)
    let answers: KeyValuePairs = [
      "visit_day": "0", "channel": "1", "symptoms": "1", "sbp": "132", "dbp": "84",
      "height": "172", "weight": "70.5", "weight_target": "68", "heart_rate": "72",
      "cigarettes": "0", "alcohol": "0", "exercise_times": "5", "exercise_minutes": "30",
      "exercise_times_target": "7", "exercise_minutes_target": "30", "salt": "2",
      "salt_target": "1", "mind": "1", "advice_followed": "1", "adherence": "1", "adverse": "1",
      "medicine": "氨氯地平", "medicine_times": "1", "medicine_dose": "5 mg",
      "classification": "1", "next_visit": "+90",
    ]
    for (id, typed) in answers { _ = state.enter(typed, at: QuestionnaireItemKey(id)) }
    guard var response = (try? state.completed().get())?.response else { return nil }
    response.day = FakeClinic.today.adding(days: -91)
    return FiledForm(
      id: 7, patient: PatientID(1), response: response, staff: "李护士", at: SampleClinic.now)
  }()
}

extension FakeClinic {
  mutating func answer(_ request: FormRequest) -> Message {
    switch request {
    case .list(let patient, let generation):
      let facts = FormFacts(
        patient: patient, book: forms.book, filed: forms.filed.filter { $0.patient == patient },
        begun: Set(formDrafts.keys))
      return .forms(.listed(facts, generation: generation))
    case .open(let order):
      guard let form = forms.book.library[order.form] else {
        return .forms(.opened(nil, order))
      }
      let context = forms.context(order.form, of: order.patient)
      let amended = forms.filed.first { $0.id == order.amends?.id }
      let state =
        amended.map { OpenForm(form, context: context, draft: $0.response) }
        ?? OpenForm(form, context: context)
      return .forms(
        .opened(OpenedForm(order: order, state: state, book: forms.book), order))
    case .file(let order, let filled):
      let filed = FiledForm(
        id: 100 + forms.filed.count, patient: order.patient, response: filled.response,
        staff: ownerName, followUp: order.followUp, at: SampleClinic.now, amends: order.amends?.id)
      if let old = forms.filed.firstIndex(where: { $0.id == order.amends?.id }) {
        forms.filed[old].isMistaken = true
        forms.filed[old].supersededBy = filed.id
      }
      forms.filed.insert(filed, at: 0)
      return .forms(.filed(order, filled, filed))
    case .takeBack(let filed):
      guard let place = forms.filed.firstIndex(where: { $0.id == filed.id }) else {
        return .failed(Localized(zh: "没有这张表", en: "no such form"), .forms(request))
      }
      forms.filed[place].isMistaken = true
      forms.filed[place].version += 1
      return .forms(.tookBack(filed))
    case .propose(let order, let filled, let generation):
      let isWell = filled.outcomes == [.controlled]
      let why = Localized(
        zh: isWell ? "控制满意 → 下季度，规范三版 2.8" : "控制不满意 第1次 → 2周内复查，规范三版 2.8",
        en: isWell
          ? "controlled -> next quarter, standard 2.8" : "not controlled -> 2 weeks, standard 2.8")
      let due = FakeClinic.today.adding(days: isWell ? 88 : 11)
      return .forms(.proposed(order, due: due, why: why, generation: generation))
    case .printout: return .forms(.printed(Localized(zh: "已送打印机", en: "Sent to the printer")))
    }
  }
}
