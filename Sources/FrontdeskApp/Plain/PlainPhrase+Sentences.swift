import Domain

/// Texts of plain mode with something filled in.
extension PlainPhrase {
  /// `第 2 页, 共 5 页, 第 11 到 20 行`.
  static func pages(_ page: Int, of pages: Int, rows: ClosedRange<Int>) -> Localized {
    Localized(
      zh: "第 \(page) 页, 共 \(pages) 页, 第 \(rows.lowerBound) 到 \(rows.upperBound) 行",
      en: "page \(page) of \(pages), rows \(rows.lowerBound) to \(rows.upperBound)")
  }

  static func commands(_ count: Int) -> Localized {
    Localized(zh: "\(count) 个命令", en: count == 1 ? "1 command" : "\(count) commands")
  }

  static func items(_ count: Int) -> Localized {
    Localized(zh: "\(count) 项", en: count == 1 ? "1 item" : "\(count) items")
  }

  /// How many patients the clinic has.
  static func patients(_ count: Int) -> Localized {
    let patients = Phrase.patients(count)
    return Localized(zh: "共 \(patients.chinese)", en: "\(patients.english) in all")
  }

  static func inAll(_ count: String) -> Localized {
    Localized(zh: "共 \(count) 项", en: "\(count) in all")
  }

  static func unsaved(_ work: UnsavedWork) -> Localized {
    Localized(
      zh: "没有保存, 已留作草稿: \(work.words.chinese)",
      en: "not saved, kept as drafts: \(work.words.english)")
  }

  /// A text that did not fit into a field.
  static func tooLong(_ rest: String) -> Localized {
    Localized(zh: "写不下, 未收: \(rest)", en: "too long, left out: \(rest)")
  }
}
