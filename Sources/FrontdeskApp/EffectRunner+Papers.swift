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
    if case .figures(let question, let part) = order.sheet {
      var kept = figureDesk.figures(of: question)
      if kept == nil { kept = try store.figures(of: question.disease, in: question.period) }
      guard let found = kept else { return nil }
      let report = try maker.figures(found, question, by: part).report(in: order.language)
      return (report, "frontdesk-figures-\(question.disease.rawValue)-\(question.period.code)")
    }
    guard let patient = order.patient,
      let (report, name) = try personal(order.sheet, of: patient, order.language, maker)
    else { return nil }
    return (report, "frontdesk-\(name)-\(CardNumber(serial: patient.value))")
  }

  /// A sheet about one person, and the middle of its file's name.
  private func personal(
    _ sheet: PaperSheet, of patient: PatientID, _ language: Language, _ maker: PaperMaker
  ) throws(StoreError) -> (Report, name: String)? {
    switch sheet {
    case .followUp(let form):
      let paper = try maker.followUp(of: patient, form: form.id, language)
      return paper.map { ($0.report(in: language), "followup-\(form.day)") }
    case .contact(let id, let day, _):
      let paper = try maker.followUp(of: patient, at: id, language)
      return paper.map { ($0.report(in: language), "followup-\(day)") }
    case .advice(let day):
      let paper = try maker.advice(of: patient, on: day)
      return paper.map { ($0.report(in: language), "advice-\(day)") }
    case .year(let disease, let year):
      let paper = try maker.card(of: patient, [disease], year: year)
      return paper.map { ($0.report(in: language), "\(disease.rawValue)-\(year)") }
    case .care(let number):
      let paper = try maker.care(of: patient, plan: number)
      return paper.map { ($0.report(in: language), "care") }
    case .card, .figures: return nil
    }
  }
}
