import Domain
import FollowUps
import Reports
import Store

extension StoreRunner {
  /// Prints a sheet, or writes it to a file where no printer is set up or a page is wanted; called on
  /// the line of the records alone.
  func paper(_ order: PaperOrder, _ store: Store) throws(StoreError) -> Message {
    if case .card = order.sheet, let patient = order.patient {
      return printCard(patient, order.language, store)
    }
    guard let (report, stem) = try report(order, PaperMaker(store), store) else {
      throw .refused(PaperWords.nothing)
    }
    do throws(CardFile.Failure) {
      if order.isPage {
        let path = try CardFile.write(
          [ReportHTML(report).text], named: stem, ending: "html", in: exportFolder)
        return .paperPrinted(PaperWords.saved(path))
      }
      let lines = ReportText(report).lines
      guard let reason = printer(lines) else { return .paperPrinted(PaperWords.sent) }
      let path = try CardFile.write(lines, named: stem, in: exportFolder)
      let saved = PaperWords.saved(path)
      return .paperPrinted(
        Localized(
          zh: "\(reason.chinese)；\(saved.chinese)", en: "\(reason.english); \(saved.english)"))
    } catch {
      return .failed(error.message, .paper(order))
    }
  }

  /// What goes on a sheet, and what its file is called; nil where there is nothing for it.
  private func report(
    _ order: PaperOrder, _ maker: PaperMaker, _ store: Store
  ) throws(StoreError) -> (Report, stem: String)? {
    var report: Report?
    var stem = "frontdesk-"
    switch (order.sheet, order.patient) {
    case (.figures(let question, let part), _):
      var kept = figureDesk.figures(of: question)
      if kept == nil { kept = try store.figures(of: question.disease, in: question.period) }
      guard let found = kept else { return nil }
      return (
        try maker.figures(found, question, by: part).report(in: order.language),
        stem + "figures-\(question.disease.rawValue)-\(question.period.code)"
      )
    case (.followUp(let form), let patient?):
      let paper = try maker.followUp(of: patient, form: form.id, order.language)
      report = paper?.report(in: order.language)
      stem += "followup-\(form.day)"
    case (.year(let disease, let year), let patient?):
      report = try maker.card(of: patient, [disease], year: year)?.report(in: order.language)
      stem += "\(disease.rawValue)-\(year)"
    case (.care, let patient?):
      report = try maker.care(of: patient)?.report(in: order.language)
      stem += "care"
    case (_, _): break
    }
    guard let report, let patient = order.patient else { return nil }
    return (report, stem + "-" + CardNumber(serial: patient.value).description)
  }
}
