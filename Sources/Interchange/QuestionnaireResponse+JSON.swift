package import Domain

extension QuestionnaireResponse {
  private typealias Member = JSONOutput.Member

  /// The filled form as FHIR's QuestionnaireResponse.
  ///
  /// What FHIR has no place for stands in extensions: how a number was typed, what it is in the unit
  /// of the form, what was accepted as it stood, red flags and warnings. `QuestionnaireResponseJSON`
  /// reads it back without loss.
  package var json: JSONOutput {
    var members: [Member] = [
      Member("resourceType", .string("QuestionnaireResponse")),
      Member("extension", .array(extensions)),
      Member(
        "questionnaire", .string(QuestionnaireResponseJSON.form + questionnaire + "|" + version)),
      Member("status", .string(status.rawValue)),
    ]
    if let authored {
      members.append(Member("authored", .string(authored.local(offset: 0).iso)))
    }
    if let author {
      let identifier = JSONOutput.members([
        "system": .string("urn:frontdesk:staff"), "value": .string(author),
      ])
      members.append(Member("author", .members(["identifier": identifier])))
    }
    let items = self.items + results.map(item(of:))
    if !items.isEmpty { members.append(Member("item", .array(items))) }
    return .object(members)
  }

  private var extensions: [JSONOutput] {
    var list = [
      JSONOutput.members([
        "url": .string(QuestionnaireResponseJSON.day), "valueDate": .string(day.description),
      ])
    ]
    list += acknowledged.map { seen in
      .members([
        "url": .string(QuestionnaireResponseJSON.redFlag),
        "extension": .array([
          .members(["url": .string("flag"), "valueString": .string(seen.flag)]),
          .members(["url": .string("note"), "valueString": .string(seen.note)]),
        ]),
      ])
    }
    list += confirmed.map {
      .members(["url": .string(QuestionnaireResponseJSON.confirmed), "valueString": .string($0)])
    }
    return list
  }

  /// The items in their order; the cells of a row stand together in an item of the table.
  private var items: [JSONOutput] {
    var items: [JSONOutput] = []
    var rows: [QuestionnaireItemKey] = []
    for entry in answers {
      guard let table = entry.table else {
        items.append(item(of: entry))
        continue
      }
      let row = QuestionnaireItemKey(table, row: entry.key.row)
      guard !rows.contains(row) else { continue }
      rows.append(row)
      let cells = answers.filter { $0.table == table && $0.key.row == row.row }
      items.append(
        .members([
          "extension": .array([
            .members([
              "url": .string(QuestionnaireResponseJSON.row), "valueInteger": .integer(row.row),
            ])
          ]),
          "linkId": .string(table), "item": .array(cells.map(item(of:))),
        ]))
    }
    return items
  }

  private func item(of entry: QuestionnaireResponseAnswer) -> JSONOutput {
    var members: [Member] = []
    if entry.isCarried {
      members.append(Member("extension", .array([mark(QuestionnaireResponseJSON.carried)])))
    }
    members.append(Member("linkId", .string(entry.key.linkID)))
    members.append(Member("answer", .array(values(of: entry.answer))))
    return .object(members)
  }

  private func item(of result: QuestionnaireResult) -> JSONOutput {
    var values: [JSONOutput] = []
    if let value = result.value {
      let text = value.description
      let quantity =
        [Member("value", .number(value.double))]
        + (result.unit.map { [Member("unit", .string($0))] } ?? [])
      values.append(.members(["valueQuantity": .object(asTyped(text, value) + quantity)]))
    }
    if let band = result.band { values.append(.members(["valueCoding": coding(band, nil)])) }
    return .members([
      "extension": .array([mark(QuestionnaireResponseJSON.computed)]),
      "linkId": .string(result.linkID), "answer": .array(values),
    ])
  }

  private func mark(_ url: String) -> JSONOutput {
    .members(["url": .string(url), "valueBoolean": .bool(true)])
  }

  // MARK: - Values

  private func values(of answer: QuestionnaireAnswer) -> [JSONOutput] {
    switch answer {
    case .choices(let chosen):
      return chosen.map { .members(["valueCoding": coding($0.code, $0.text)]) }
    case .yesNo(let isYes): return [.members(["valueBoolean": .bool(isYes)])]
    case .number(let given):
      let typed = asTyped(given.text, given.value)
      var members = [Member("valueDecimal", .number(given.value.double))]
      if !typed.isEmpty { members.append(Member("_valueDecimal", .object(typed))) }
      return [.object(members)]
    case .quantity(let given): return [.members(["valueQuantity": quantity(given)])]
    case .date(let date, let precision):
      let length = precision == .year ? 4 : precision == .month ? 7 : 10
      return [.members(["valueDate": .string(String(date.description.prefix(length)))])]
    case .text(let words): return [.members(["valueString": .string(words)])]
    }
  }

  private func coding(_ code: String, _ words: String?) -> JSONOutput {
    var members = [
      Member("system", .string(QuestionnaireResponseJSON.codes + questionnaire)),
      Member("code", .string(code)),
    ]
    if let words {
      let remark = JSONOutput.members([
        "url": .string(QuestionnaireResponseJSON.words), "valueString": .string(words),
      ])
      members.insert(Member("extension", .array([remark])), at: 0)
    }
    return .object(members)
  }

  private func quantity(_ given: QuestionnaireQuantity) -> JSONOutput {
    let typed = DecimalNumber(given.text) ?? given.value
    var extensions: [JSONOutput] = []
    if given.text != shortestDecimal(typed.double) {
      extensions.append(typedExtension(given.text))
    }
    if typed != given.value {
      extensions.append(
        .members([
          "url": .string(QuestionnaireResponseJSON.inFormUnit),
          "valueString": .string(given.value.description),
        ]))
    }
    var members: [Member] = []
    if !extensions.isEmpty { members.append(Member("extension", .array(extensions))) }
    members.append(Member("value", .number(typed.double)))
    if let comparator = given.comparator {
      members.append(Member("comparator", .string(comparator.rawValue)))
    }
    members.append(Member("unit", .string(given.unit)))
    return .object(members)
  }

  private func typedExtension(_ text: String) -> JSONOutput {
    .members([
      "url": .string(QuestionnaireResponseJSON.asTyped), "valueString": .string(text),
    ])
  }

  /// The extension with the text as typed, where the number alone would not give it back.
  private func asTyped(_ text: String, _ value: DecimalNumber) -> [Member] {
    text == shortestDecimal(value.double)
      ? [] : [Member("extension", .array([typedExtension(text)]))]
  }
}
