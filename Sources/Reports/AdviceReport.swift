package import Domain

/// The advice of one day on a sheet for the person to take home.
package struct AdviceReport: Sendable {
  package var person: ReportPerson
  package var day: CalendarDate
  /// In the order of the kinds.
  package var advice: [CareAdvice]
  /// What the person themselves is still to do by their care plans.
  package var tasks: [CareTask]
  /// The next follow-up; nil when none is open.
  package var next: CalendarDate?
  /// Who gave it; empty when unknown.
  package var staff: String

  package init(
    person: ReportPerson, day: CalendarDate, advice: [CareAdvice], tasks: [CareTask] = [],
    next: CalendarDate? = nil, staff: String = ""
  ) {
    self.person = person
    self.day = day
    self.advice = advice
    self.tasks = tasks
    self.next = next
    self.staff = staff
  }

  /// The paper in one language.
  package func report(in language: Language) -> Report {
    func say(_ zh: String, _ en: String) -> String { Localized(zh: zh, en: en)[language] }
    var facts = [Report.Field(say("日期", "Day"), day.description)]
    if !staff.isEmpty { facts.append(Report.Field(say("医护人员", "Staff"), staff)) }
    if let next { facts.append(Report.Field(say("下次随访", "Next follow-up"), next.description)) }
    var blocks: [Report.Block] = [person.fields(in: language), .fields(facts)]
    blocks += AdviceBlocks.blocks(advice, in: language)
    if !tasks.isEmpty {
      blocks.append(.heading(say("您要做的", "For you to do")))
      blocks.append(
        .list(tasks.map { $0.text + ($0.due.map { say("（\($0) 前）", " (by \($0))") } ?? "") }))
    }
    blocks.append(
      .note(
        say(
          "如有不适或情况变化，请及时联系我们。",
          "If you feel unwell or anything changes, please call us.")))
    return Report(
      title: say("健康建议", "Health advice"), subtitle: person.clinic[language],
      language: language, blocks: blocks)
  }
}

/// Advice on paper, by kind.
enum AdviceBlocks {
  /// Nothing when there is no advice.
  static func blocks(_ advice: [CareAdvice], in language: Language) -> [Report.Block] {
    guard !advice.isEmpty else { return [] }
    var blocks: [Report.Block] = [.heading(Localized(zh: "健康建议", en: "Advice")[language])]
    for kind in AdviceKind.allCases {
      let own = advice.filter { $0.kind == kind }
      guard !own.isEmpty else { continue }
      blocks.append(.paragraph(kind.title[language]))
      blocks.append(.list(own.map { $0.text[language] }))
    }
    return blocks
  }
}
