import Domain
import FollowUps
import Forms
import Store

extension StoreRunner {
  /// Does what forms on the screen want; called on the line of the records alone.
  func forms(_ request: FormRequest, _ store: Store) throws(StoreError) -> Message {
    switch request {
    case .list(let patient, let generation):
      return .forms(.listed(try Self.forms(of: patient, store), generation: generation))
    case .open(let order): return .forms(.opened(try Self.open(order, store), order))
    case .file(let order, let filled):
      let filed =
        if let amends = order.amends {
          try store.amendForm(amends.id, version: amends.version, with: filled)
        } else { try store.file(filled, of: order.patient, for: order.followUp) }
      return .forms(.filed(order, filled, filed))
    case .takeBack(let filed):
      try store.undoForm(filed.id, version: filed.version)
      return .forms(.tookBack(filed))
    case .propose(let order, let filled, let generation):
      let found = Self.proposal(order, filled, store)
      return .forms(
        .proposed(order, due: found?.due, why: found?.why, generation: generation))
    case .printout(let filed, let language): return try printForm(filed, language, store)
    }
  }

  /// Nil when there is no such patient any more.
  private static func forms(
    of patient: PatientID, _ store: Store
  ) throws(StoreError) -> FormFacts? {
    do {
      let filed = try store.filedForms(of: patient)
      let book = FormBook(
        library: try store.forms(), indicators: IndicatorDictionary(store.indicators))
      let begun = try store.drafts().filter { $0.kind.hasPrefix(FormOrder.draftPrefix) }
      return FormFacts(
        patient: patient, book: book, filed: filed,
        begun: Set(begun.map { FormDraftKey(kind: $0.kind, subject: $0.subject) }))
    } catch {
      guard error == .notFound else { throw error }
      return nil
    }
  }

  /// Nil when the clinic has no such form, or there is no such patient any more.
  private static func open(
    _ order: FormOrder, _ store: Store
  ) throws(StoreError) -> OpenedForm? {
    let library = try store.forms(named: order.form)
    if let amends = order.amends { return try correct(order, amends, library, store) }
    guard let form = library[order.form] else { return nil }
    do {
      let context = try store.formContext(form, of: order.patient, on: store.today)
      return OpenedForm(
        order: order, state: OpenForm(form, context: context),
        book: FormBook(library: library, indicators: context.indicators))
    } catch {
      guard error == .notFound else { throw error }
      return nil
    }
  }

  /// A filed form with its answers, by its own version and on its own day; nil where it holds no more
  /// as it was seen.
  private static func correct(
    _ order: FormOrder, _ amends: FormOrder.Amended, _ library: QuestionnaireLibrary, _ store: Store
  ) throws(StoreError) -> OpenedForm? {
    let all = try store.filedForms(of: order.patient, form: order.form)
    guard
      let filed = all.first(where: { $0.id == amends.id && $0.version == amends.version }),
      !filed.isMistaken, let form = library.form(of: filed.response) ?? library[order.form]
    else { throw .conflict }
    let context = try store.formContext(form, of: order.patient, on: filed.response.day)
    return OpenedForm(
      order: order, state: OpenForm(form, context: context, draft: filed.response),
      book: FormBook(library: library, indicators: context.indicators))
  }

  /// Nil where the plans say nothing, as of a follow-up that somebody else has ended meanwhile: the
  /// form is filed all the same.
  private static func proposal(
    _ order: FormOrder, _ filled: FilledForm, _ store: Store
  ) -> VisitProposal? {
    guard let followUp = order.followUp else { return nil }
    return try? store.planProposal(for: followUp, filled: filled)
  }

  /// Prints a filed form, or writes it to a file where no printer is set up.
  ///
  /// Reading the card leaves a row in the trail before anything leaves.
  private func printForm(
    _ filed: FiledForm, _ language: Language, _ store: Store
  ) throws(StoreError) -> Message {
    let card = try store.cardToPrint(of: filed.patient)
    let book = FormBook(
      library: try store.forms(named: filed.response.questionnaire),
      indicators: IndicatorDictionary(store.indicators))
    let lines = FormPrint(filed, of: card, book, language: language).lines
    guard let reason = printer(lines) else {
      return .forms(.printed(Localized(zh: "已送打印机", en: "Sent to the printer")))
    }
    do throws(CardFile.Failure) {
      let stem = "frontdesk-form-\(filed.response.questionnaire)-\(card.card)"
      let path = try CardFile.write(lines, named: stem, in: exportFolder)
      return .forms(
        .printed(
          Localized(
            zh: "\(reason.chinese)；已写入 \(path)", en: "\(reason.english); written to \(path)")))
    } catch {
      return .failed(error.message, .forms(.printout(filed, language)))
    }
  }
}
