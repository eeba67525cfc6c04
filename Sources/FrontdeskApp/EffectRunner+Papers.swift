import Domain
import FollowUps
import Reports
import Store

extension StoreRunner {
  /// Prints a sheet, or writes it to a file where no printer is set up or a page is wanted; called on
  /// the line of the records alone.
  func paper(_ order: PaperOrder, _ store: Store) throws(StoreError) -> Message {
    let maker = PaperMaker(store)
    let report: Report?
    var stem = "frontdesk-"
    switch order.sheet {
    case .card: return printCard(order.patient, order.language, store)
    case .followUp(let form):
      let paper = try maker.followUp(of: order.patient, form: form.id, order.language)
      report = paper?.report(in: order.language)
      stem += "followup-\(form.day)"
    case .contact(let id, let day, _):
      let paper = try maker.followUp(of: order.patient, at: id, order.language)
      report = paper?.report(in: order.language)
      stem += "followup-\(day)"
    case .advice(let day):
      report = try maker.advice(of: order.patient, on: day)?.report(in: order.language)
      stem += "advice-\(day)"
    case .year(let disease, let year):
      report = try maker.card(of: order.patient, [disease], year: year)?
        .report(in: order.language)
      stem += "\(disease.rawValue)-\(year)"
    case .care(let number):
      report = try maker.care(of: order.patient, plan: number)?.report(in: order.language)
      stem += "care"
    }
    guard let report else { throw .refused(PaperWords.nothing) }
    stem += "-" + CardNumber(serial: order.patient.value).description
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
}
