package import Domain

/// A paper as its parts, before it is written as text or as a page.
package struct Report: Hashable, Sendable {
  /// A label and what stands beside it.
  package struct Field: Hashable, Sendable {
    package var label: String
    package var value: String

    package init(_ label: String, _ value: String) {
      self.label = label
      self.value = value
    }
  }

  /// One part of a paper.
  package enum Block: Hashable, Sendable {
    case heading(String)
    /// Labels with their values, two beside each other where the page is wide enough.
    case fields([Field])
    case paragraph(String)
    /// Points, each with a mark before it.
    case list([String])
    /// - Parameter rows: Each as long as the columns; what is missing is empty.
    case table(columns: [String], rows: [[String]])
    case chart(ReportChart)
    /// Small print.
    case note(String)
    /// Lines to sign on.
    case signatures([String])
  }

  package var title: String
  /// The line below the title, such as the clinic's name; empty for none.
  package var subtitle: String
  package var language: Language
  package var blocks: [Block]

  package init(title: String, subtitle: String = "", language: Language, blocks: [Block]) {
    self.title = title
    self.subtitle = subtitle
    self.language = language
    self.blocks = blocks
  }
}

/// Whom a paper is about, as it stands at its head.
package struct ReportPerson: Hashable, Sendable {
  package var clinic: Localized
  package var name: String
  package var sex: Sex
  /// In whole years; nil when unknown.
  package var age: Int?
  package var card: String
  /// As papers show it, masked; empty when there is none.
  package var archiveCode: String
  /// As papers show it, masked; empty when there is none.
  package var phone: String

  package init(
    clinic: Localized, name: String, sex: Sex, age: Int?, card: String, archiveCode: String = "",
    phone: String = ""
  ) {
    self.clinic = clinic
    self.name = name
    self.sex = sex
    self.age = age
    self.card = card
    self.archiveCode = archiveCode
    self.phone = phone
  }

  /// The head of a paper.
  func fields(in language: Language) -> Report.Block {
    var fields = [
      Report.Field(Localized(zh: "姓名", en: "Name")[language], name),
      Report.Field(Localized(zh: "性别", en: "Sex")[language], sex.title[language]),
      Report.Field(
        Localized(zh: "年龄", en: "Age")[language],
        age.map { language == .chinese ? "\($0)岁" : "\($0)" } ?? "—"),
      Report.Field(Localized(zh: "卡号", en: "Card")[language], card),
    ]
    if !archiveCode.isEmpty {
      fields.append(Report.Field(Localized(zh: "档案编号", en: "Archive")[language], archiveCode))
    }
    if !phone.isEmpty {
      fields.append(Report.Field(Localized(zh: "电话", en: "Phone")[language], phone))
    }
    return .fields(fields)
  }
}
