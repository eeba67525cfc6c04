package import Domain
package import Forms

/// The record of one follow-up on paper: what it was for, what was asked, what was advised and when
/// the next one is.
package struct FollowUpReport: Sendable {
  package var person: ReportPerson
  /// What the follow-up was about, such as `高血压季度随访`; empty for a form filled in without one.
  package var heading: Localized
  package var day: CalendarDate
  package var channel: FollowUpChannel?
  /// Why it was due; empty when unknown.
  package var why: Localized
  /// The tries to reach the person, the oldest first, with the clinic's local time as text.
  package var attempts: [(time: String, attempt: FollowUpAttempt)]
  /// The lines of the filled form; empty when there is none.
  package var sheet: [FormLine]
  package var advice: [CareAdvice]
  /// Whether the advice was not given but is what the library has for the person.
  package var isSuggested: Bool
  /// The next date; nil when none is set.
  package var next: CalendarDate?
  /// Who made the visit; empty when unknown.
  package var staff: String

  package init(
    person: ReportPerson, heading: Localized, day: CalendarDate, channel: FollowUpChannel? = nil,
    why: Localized = Localized(same: ""),
    attempts: [(time: String, attempt: FollowUpAttempt)] = [], sheet: [FormLine] = [],
    advice: [CareAdvice] = [], isSuggested: Bool = false, next: CalendarDate? = nil,
    staff: String = ""
  ) {
    self.person = person
    self.heading = heading
    self.day = day
    self.channel = channel
    self.why = why
    self.attempts = attempts
    self.sheet = sheet
    self.advice = advice
    self.isSuggested = isSuggested
    self.next = next
    self.staff = staff
  }

  /// The paper in one language; the lines of the form are in that in which they were made.
  package func report(in language: Language) -> Report {
    func say(_ zh: String, _ en: String) -> String { Localized(zh: zh, en: en)[language] }
    var facts = [Report.Field(say("随访日期", "Day"), day.description)]
    if let channel { facts.append(Report.Field(say("方式", "Way"), channel.title[language])) }
    if !heading[language].isEmpty {
      facts.append(Report.Field(say("内容", "About"), heading[language]))
    }
    // Older reasons were kept with an arrow of two signs.
    let reason = why[language].replacing("->", with: "→")
    if !reason.isEmpty { facts.append(Report.Field(say("缘由", "Why"), reason)) }
    var blocks: [Report.Block] = [
      person.fields(in: language), .heading(say("随访", "Follow-up")), .fields(facts),
    ]
    if !attempts.isEmpty {
      blocks.append(
        .table(
          columns: [
            say("时间", "Time"), say("结果", "Outcome"), say("备注", "Note"), say("人员", "Staff"),
          ],
          rows: attempts.map { time, attempt in
            [
              time, attempt.outcome.title[language], attempt.note,
              attempt.staffName ?? attempt.staff,
            ]
          }))
    }
    blocks += Self.blocks(of: sheet, in: language) + AdviceBlocks.blocks(advice, in: language)
    if isSuggested, !advice.isEmpty {
      blocks.append(
        .note(
          say(
            "以上为建议库按现在情况所选，这次随访没有记录给出的建议。",
            "Chosen by the library as things are now; no advice was recorded at this visit.")))
    }
    blocks.append(.heading(say("下次随访", "Next follow-up")))
    blocks.append(.paragraph(next?.description ?? say("未定", "no date set")))
    blocks.append(
      .signatures([
        staff.isEmpty ? say("随访人员", "Staff") : say("随访人员（\(staff)）", "Staff (\(staff))"),
        say("患者或家属", "Patient or family"), say("日期", "Date"),
      ]))
    return Report(
      title: say("随访记录", "Follow-up record"), subtitle: person.clinic[language],
      language: language, blocks: blocks)
  }

  /// A filled form as parts of a paper; what was taken over from the last visit is marked.
  static func blocks(of sheet: [FormLine], in language: Language) -> [Report.Block] {
    var blocks: [Report.Block] = []
    var fields: [Report.Field] = []
    var hasCarried = false
    for line in sheet {
      switch line.kind {
      case .title, .heading:
        if !fields.isEmpty { blocks.append(.fields(fields)) }
        fields = []
        blocks.append(.heading(line.label))
      case .answer, .result:
        hasCarried = hasCarried || line.isCarried
        fields.append(Report.Field(line.label, line.value + (line.isCarried ? " *" : "")))
      case .note:
        if !fields.isEmpty { blocks.append(.fields(fields)) }
        fields = []
        blocks.append(
          .paragraph(line.value.isEmpty ? line.label : line.label + language.colon + line.value))
      }
    }
    if !fields.isEmpty { blocks.append(.fields(fields)) }
    if hasCarried {
      let words = Localized(
        zh: "* 沿用上次，本次未重新询问或测量。", en: "* as at the last visit, not asked or measured again.")
      blocks.append(.paragraph(words[language]))
    }
    return blocks
  }
}
