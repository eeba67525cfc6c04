import Canvas
import Domain
import Widgets

/// The rows of what waits for a second person, and of the people whose records are hidden.
struct ApprovalRows {
  let model: Model
  private let language: Language

  init(_ model: Model) {
    self.model = model
    language = model.language
  }

  var columns: [TableColumn] {
    func column(_ title: Localized, _ width: TableColumn.Width, _ priority: Int) -> TableColumn {
      TableColumn(title[language], width: width, priority: priority)
    }
    switch model.approvals.part {
    case .waiting:
      return [
        column(RightsWords.what, .flexible(min: 30, weight: 3), 9),
        column(RightsWords.requester, .fixed(10), 7), column(RightsWords.asked, .fixed(14), 5),
        column(RightsWords.state, .fixed(language == .chinese ? 14 : 20), 8),
      ]
    case .restricted:
      return [
        column(RightsWords.card, .fixed(9), 9), column(RightsWords.since, .fixed(10), 8),
        column(RightsWords.requester, .flexible(min: 8, weight: 1), 7),
        column(RightsWords.reason, .flexible(min: 10, weight: 2), 6),
      ]
    }
  }

  func cells(_ place: Int) -> [StyledText] {
    switch model.approvals.part {
    case .waiting:
      guard model.approvals.lines.indices.contains(place) else { return [] }
      let line = model.approvals.lines[place]
      return [
        StyledText(shown(line.what[language]), Style(.strong)), StyledText(shown(line.askedBy)),
        StyledText(moment(line.askedAt), Style(.dim)), state(line),
      ]
    case .restricted:
      guard model.approvals.restricted.indices.contains(place) else { return [] }
      let line = model.approvals.restricted[place]
      return [
        StyledText(line.card, Style(.strong)),
        StyledText(model.zone.zone.day(line.since).description, Style(.dim)),
        StyledText(shown(line.requester)), StyledText(shown(line.reason)),
      ]
    }
  }

  func details(_ place: Int) -> [(label: Localized, text: StyledText)] {
    switch model.approvals.part {
    case .waiting:
      guard model.approvals.lines.indices.contains(place) else { return [] }
      let line = model.approvals.lines[place]
      return [
        (RightsWords.what, StyledText(shown(line.what[language]), Style(.strong))),
        (RightsWords.reason, StyledText(shown(line.reason))),
        (
          RightsWords.requester,
          StyledText(shown(line.askedBy) + "  " + moment(line.askedAt))
        ),
        (RightsWords.state, state(line)),
      ]
    case .restricted:
      guard model.approvals.restricted.indices.contains(place) else { return [] }
      let line = model.approvals.restricted[place]
      return [
        (RightsWords.card, StyledText(line.card, Style(.strong))),
        (RightsWords.requester, StyledText(shown(line.requester))),
        (RightsWords.reason, StyledText(shown(line.reason))),
        (RightsWords.since, StyledText(moment(line.since))),
      ]
    }
  }

  private func state(_ line: ApprovalLine) -> StyledText {
    if line.isAllowed { return StyledText(RightsWords.allowed[language], Style(.good)) }
    return line.isOwn
      ? StyledText(RightsWords.own[language], Style(.dim))
      : StyledText(RightsWords.toDecide[language], Style(.warning))
  }

  private func moment(_ at: Instant) -> String {
    let local = model.zone.zone.local(at)
    return Format.shortDate(local.date, today: model.today) + " " + local.clock
  }

  private func shown(_ raw: String) -> String { DisplayText.of(raw, ambiguous: model.ambiguous) }
}
