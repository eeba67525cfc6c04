internal import Domain
internal import Store

extension OpenClinic {
  /// The one patient that a word of the command line means.
  ///
  /// - Parameter text: A card number, or any query that finds exactly one person.
  func patient(_ text: String) throws(CommandFailure) -> PatientID {
    let result = try usingStore { () throws(StoreError) in
      try store.lookup(LookupQuery(text, today: store.today), limit: 20)
    }
    if let exact = result.hits.first(where: { $0.card == text.uppercased() }) {
      return exact.patient
    }
    // A restricted record is found by its whole number alone, and the store asks who may.
    if result.hits.isEmpty, let card = CardNumber(text) { return PatientID(card.serial) }
    guard let only = result.meant.first else {
      throw .no(
        Localized(
          zh: "没有找到这位患者；请核对卡号，或先用 frontdesk find 查找",
          en: "no such patient; check the card number, or look with `frontdesk find` first"))
    }
    guard result.meant.count == 1 else {
      throw .no(
        Localized(
          zh: "不止一位患者符合；请给出卡号 (frontdesk find 列出)",
          en: "more than one patient fits; give the card number (`frontdesk find` lists them)"))
    }
    return only.patient
  }
}
