import Domain
import Forms
import FrontdeskApp
import Testing

/// Forms read and answered line by line.
@Suite struct PlainFormDeskTests {
  private func filed(_ desk: PlainDesk) -> FilledForm? {
    for effect in desk.runner.log.reversed() {
      if case .forms(.file(_, let filled)) = effect { return filled }
    }
    return nil
  }

  @Test func aFormIsChosenByItsNumberAndAnsweredByNumbers() {
    let desk = PlainDesk(["zs", "1", ":填表", "phq-2", "1", "2", "2", ""])
    #expect(filed(desk)?.response.questionnaire == "phq-2", "\(desk.transcript)")
    #expect(desk.transcript.contains("完成: 已保存"), "\(desk.transcript)")
  }

  @Test func theQuestionAndItsAnswersAreRead() {
    let desk = PlainDesk(["zs", "1", ":填表", "1"])
    for words in ["随访日期", "采用", "默认"] {
      #expect(desk.transcript.contains(words), "\(words)\n\(desk.transcript)")
    }
    let next = PlainDesk(["zs", "1", ":填表", "1", ""])
    #expect(next.transcript.contains("1 门诊"), "\(next.transcript)")
  }

  @Test func aRefusalIsReadAndTheAnswerGivenAgain() {
    let desk = PlainDesk(["zs", "1", ":填表", "1", "", "1", "1", "", "900", "128"])
    #expect(desk.transcript.contains("数值须在"), "\(desk.transcript)")
    #expect(
      desk.model.forms.fill?.session.state.answers[QuestionnaireItemKey("sbp")] != nil,
      "\(desk.transcript)")
  }

  @Test func aRedFlagWantsAYes() {
    let desk = PlainDesk(["zs", "1", ":填表", "1", "", "1", "1", "", "190", "n", "186", "y 已复测"])
    #expect(desk.transcript.contains("复测；确认后处理并立即转诊"), "\(desk.transcript)")
    let response = desk.model.forms.fill?.session.state.response(.inProgress)
    #expect(
      response?.acknowledged.map(\.note) == ["已复测"], "\(desk.transcript)")
  }
}
