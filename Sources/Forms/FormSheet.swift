package import Domain

/// A line of a filled form as it is shown or printed.
package struct FormLine: Hashable, Sendable {
  /// What the line is.
  package enum Kind: Hashable, Sendable {
    case title
    case heading
    case answer
    case result
    /// A red flag and what was done, or a remark on the sheet.
    case note
  }

  package var kind: Kind
  package var label: String
  /// Empty for titles and headings.
  package var value: String
  /// Whether the answer was accepted as it stood before.
  package var isCarried = false

  init(_ kind: Kind, _ label: String, _ value: String = "", isCarried: Bool = false) {
    self.kind = kind
    self.label = label
    self.value = value
    self.isCarried = isCarried
  }
}

/// A filled form in words, by the version by which it was filled in.
package struct FormSheet: Sendable {
  package let response: QuestionnaireResponse
  /// The form of that very version; nil when it is unknown.
  package let form: Questionnaire?
  package let indicators: IndicatorDictionary
  package let language: Language

  package init(
    _ response: QuestionnaireResponse, library: QuestionnaireLibrary,
    indicators: IndicatorDictionary, language: Language
  ) {
    self.response = response
    form = library.form(of: response)
    self.indicators = indicators
    self.language = language
  }

  /// The lines, sections without answers left out.
  ///
  /// Of a form whose version is unknown the codes and numbers are shown as they were kept, after a
  /// line that says so.
  package var lines: [FormLine] {
    guard let form else { return unknownForm }
    var lines = [FormLine(.title, form.title[language], response.day.description)]
    for section in form.sections {
      let body = section.items.flatMap(lines(of:))
      guard !body.isEmpty else { continue }
      lines.append(FormLine(.heading, section.title[language]))
      lines += body
    }
    let known = Set(form.items.map(\.linkID))
    let others = response.answers.filter { !known.contains($0.key.linkID) }
    return lines + others.map { raw($0) } + notes(form)
  }

  // MARK: - Parts

  private func lines(of item: QuestionnaireItem) -> [FormLine] {
    if case .table(let table) = item.kind { return rows(of: item, table) }
    let label = item.text[language]
    if case .computed = item.kind {
      return response.results.filter { $0.linkID == item.linkID }.map {
        FormLine(
          .result, label,
          FormText.result($0, of: item, unitLabel: unitLabel(item), in: language))
      }
    }
    return response.answers.filter { $0.key.linkID == item.linkID }.map { entry in
      FormLine(.answer, label, words(entry.answer, item), isCarried: entry.isCarried)
    }
  }

  /// One line a row, its cells beside each other.
  private func rows(of item: QuestionnaireItem, _ table: QuestionnaireTable) -> [FormLine] {
    (0..<table.rows).compactMap { row in
      let cells = table.columns.compactMap { column -> (String, Bool)? in
        let key = QuestionnaireItemKey(column.linkID, row: row)
        guard let entry = response.answers.first(where: { $0.key == key }) else { return nil }
        return (words(entry.answer, column), entry.isCarried)
      }
      guard !cells.isEmpty else { return nil }
      return FormLine(
        .answer, "\(item.text[language]) \(row + 1)",
        cells.map(\.0).joined(separator: language == .chinese ? "，" : ", "),
        isCarried: cells.allSatisfy(\.1))
    }
  }

  private func words(_ answer: QuestionnaireAnswer, _ item: QuestionnaireItem) -> String {
    FormText.answer(answer, to: item, unitLabel: unitLabel(item), in: language)
  }

  private func unitLabel(_ item: QuestionnaireItem) -> String? {
    FormText.unitLabel(of: item, in: indicators)
  }

  private func notes(_ form: Questionnaire) -> [FormLine] {
    response.acknowledged.map { seen in
      let flag = form.redFlags.first { $0.id == seen.flag }
      let done =
        seen.note.isEmpty ? Localized(zh: "已处理", en: "seen to")[language] : seen.note
      return FormLine(.note, flag?.text[language] ?? seen.flag, done)
    }
  }

  private var unknownForm: [FormLine] {
    let name = "\(response.questionnaire) \(response.version)"
    let remark = Localized(
      zh: "本机没有这一版表单（\(name)），下面按原样列出代码和数值。",
      en: "this version of the form (\(name)) is not on this machine; codes and numbers as kept")
    let results = response.results.map {
      FormLine(.result, $0.linkID, FormText.result($0, of: nil, in: language))
    }
    let seen = response.acknowledged.map { FormLine(.note, $0.flag, $0.note) }
    return [
      FormLine(.title, name, response.day.description), FormLine(.note, remark[language]),
    ] + response.answers.map { raw($0) } + results + seen
  }

  private func raw(_ entry: QuestionnaireResponseAnswer) -> FormLine {
    let row = entry.table == nil ? "" : " \(entry.key.row + 1)"
    return FormLine(
      .answer, entry.key.linkID + row, FormText.answer(entry.answer, to: nil, in: language),
      isCarried: entry.isCarried)
  }
}
