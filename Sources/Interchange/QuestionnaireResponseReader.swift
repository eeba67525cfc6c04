import Domain

/// Reads one filled form and gathers what is wrong with it.
struct QuestionnaireResponseReader {
  var problems = ProblemList()

  mutating func response(in root: JSONValue) -> QuestionnaireResponse? {
    guard root["resourceType"]?.isString("QuestionnaireResponse") == true else {
      problems.add(
        .error, "response.wrong-type", at: root, zh: "不是填好的表单", en: "this is no filled form")
      return nil
    }
    guard let (id, version) = form(of: root), let status = status(of: root),
      let day = Self.value(QuestionnaireResponseJSON.day, of: root)?["valueDate"]?.string
        .flatMap({ CalendarDate(iso: $0) })
    else {
      if !problems.hasErrors { missing("extension " + QuestionnaireResponseJSON.day, at: root) }
      return nil
    }
    var response = QuestionnaireResponse(
      questionnaire: id, version: version, status: status, day: day)
    response.authored = authored(root["authored"])
    response.author = root["author"]?["identifier"]?["value"]?.string
    for entry in Self.extensions(of: root) {
      if entry["url"]?.isString("urn:frontdesk:confirmed") == true {
        response.confirmed += [entry["valueString"]?.string].compactMap(\.self)
      } else if entry["url"]?.isString("urn:frontdesk:red-flag") == true,
        let flag = Self.value("flag", of: entry)?["valueString"]?.string
      {
        let note = Self.value("note", of: entry)?["valueString"]?.string ?? ""
        response.acknowledged.append(QuestionnaireAcknowledgement(flag: flag, note: note))
      }
    }
    if let items = root["item"] { for item in items.elements { read(item, into: &response) } }
    return response
  }

  // MARK: - Frame

  private mutating func form(of root: JSONValue) -> (id: String, version: String)? {
    guard let value = root["questionnaire"], let text = value.string else {
      missing("questionnaire", at: root)
      return nil
    }
    let parts = text.dropFirst(QuestionnaireResponseJSON.form.count).split(
      separator: "|", maxSplits: 1, omittingEmptySubsequences: false)
    guard text.hasPrefix(QuestionnaireResponseJSON.form), parts.count == 2, !parts[0].isEmpty else {
      problems.add(
        .error, "response.unknown-form", at: value, zh: "不是本程序的表单",
        en: "the form is none of this program's")
      return nil
    }
    return (String(parts[0]), String(parts[1]))
  }

  private mutating func status(of root: JSONValue) -> QuestionnaireResponseStatus? {
    guard let status = root["status"]?.string.flatMap({ QuestionnaireResponseStatus(rawValue: $0) })
    else {
      missing("status", at: root["status"] ?? root)
      return nil
    }
    return status
  }

  private mutating func missing(_ key: String, at value: JSONValue) {
    problems.add(
      .error, "response.missing", at: value, zh: "缺少 “\(key)” 或其内容不对",
      en: "\"\(key)\" is missing or wrong")
  }

  /// A moment with its distance from UTC, to the second.
  private mutating func authored(_ value: JSONValue?) -> Instant? {
    guard let value else { return nil }
    let text = value.string ?? ""
    let parts = text.dropFirst(11).prefix(8).split(separator: ":").compactMap { Int($0) }
    let zone = text.suffix(6)
    let offset = zone.dropFirst().split(separator: ":").compactMap { Int($0) }
    guard let date = CalendarDate(iso: String(text.prefix(10))), parts.count == 3,
      offset.count == 2,
      text.count == 25, parts[0] < 24, parts[1] < 60, parts[2] < 60
    else {
      missing("authored", at: value)
      return nil
    }
    let seconds = (offset[0] * 60 + offset[1]) * 60
    return Instant(
      date: date, secondOfDay: (parts[0] * 60 + parts[1]) * 60 + parts[2],
      offset: zone.hasPrefix("-") ? -seconds : seconds)
  }

  // MARK: - Items

  private mutating func read(_ item: JSONValue, into response: inout QuestionnaireResponse) {
    guard let id = item["linkId"]?.string else {
      missing("linkId", at: item)
      return
    }
    if let cells = item["item"] {
      let row = Self.value(QuestionnaireResponseJSON.row, of: item)?["valueInteger"]?.int ?? 0
      for cell in cells.elements {
        guard let column = cell["linkId"]?.string, let answer = answer(of: cell) else {
          missing("linkId", at: cell)
          continue
        }
        response.answers.append(
          QuestionnaireResponseAnswer(
            key: QuestionnaireItemKey(column, row: row), table: id, answer: answer,
            isCarried: Self.isMarked(QuestionnaireResponseJSON.carried, cell)))
      }
    } else if Self.isMarked(QuestionnaireResponseJSON.computed, item) {
      response.results.append(result(id, item))
    } else if let answer = answer(of: item) {
      response.answers.append(
        QuestionnaireResponseAnswer(
          key: QuestionnaireItemKey(id), answer: answer,
          isCarried: Self.isMarked(QuestionnaireResponseJSON.carried, item)))
    }
  }

  private func result(_ id: String, _ item: JSONValue) -> QuestionnaireResult {
    var result = QuestionnaireResult(linkID: id, value: nil)
    for value in item["answer"]?.elements ?? JSONElements(item) {
      if let quantity = value["valueQuantity"] {
        result.value = Self.number(quantity, quantity["value"])?.value
        result.unit = quantity["unit"]?.string
      } else if let coding = value["valueCoding"] {
        result.band = coding["code"]?.string
      }
    }
    return result
  }

  private mutating func answer(of item: JSONValue) -> QuestionnaireAnswer? {
    let values = Array(item["answer"]?.elements ?? JSONElements(item))
    guard let first = values.first else {
      missing("answer", at: item)
      return nil
    }
    let choices = values.compactMap { value -> QuestionnaireChoice? in
      guard let coding = value["valueCoding"], let code = coding["code"]?.string else { return nil }
      return QuestionnaireChoice(
        code, text: Self.value(QuestionnaireResponseJSON.words, of: coding)?["valueString"]?.string)
    }
    if !choices.isEmpty, choices.count == values.count { return .choices(choices) }
    if values.count == 1, let answer = Self.single(first) { return answer }
    missing("answer", at: item)
    return nil
  }

  private static func single(_ value: JSONValue) -> QuestionnaireAnswer? {
    if let isYes = value["valueBoolean"]?.bool { return .yesNo(isYes) }
    if let words = value["valueString"]?.string { return .text(words) }
    if let number = value["valueDecimal"] ?? value["valueInteger"] {
      return Self.number(value["_valueDecimal"] ?? number, number).map { .number($0) }
    }
    if let quantity = value["valueQuantity"], let unit = quantity["unit"]?.string {
      guard let typed = number(quantity, quantity["value"]) else { return nil }
      let own = Self.value(QuestionnaireResponseJSON.inFormUnit, of: quantity)?["valueString"]?
        .string.flatMap { DecimalNumber($0) }
      return .quantity(
        QuestionnaireQuantity(
          text: typed.text, unit: unit, value: own ?? typed.value,
          comparator: quantity["comparator"]?.string.flatMap { Comparator(rawValue: $0) }))
    }
    return value["valueDate"]?.string.flatMap(date)
  }

  /// A number and how it was typed.
  private static func number(
    _ holder: JSONValue, _ value: JSONValue?
  ) -> QuestionnaireNumber? {
    let typed = Self.value(QuestionnaireResponseJSON.asTyped, of: holder)?["valueString"]?.string
    // What was typed may be no number, as `HI` of a meter; then the number beside it counts.
    guard let text = typed ?? value?.numberText,
      let number = DecimalNumber(text) ?? value?.numberText.flatMap({ DecimalNumber($0) })
    else { return nil }
    return QuestionnaireNumber(number, text: text)
  }

  private static func date(_ text: String) -> QuestionnaireAnswer? {
    let whole = text.count == 4 ? text + "-01-01" : text.count == 7 ? text + "-01" : text
    return CalendarDate(iso: whole).map {
      .date($0, text.count == 4 ? .year : text.count == 7 ? .month : .day)
    }
  }

  // MARK: - Extensions

  private static func extensions(of value: JSONValue) -> JSONElements {
    value["extension"]?.elements ?? JSONElements(value)
  }

  private static func value(_ url: String, of holder: JSONValue) -> JSONValue? {
    guard holder.kind == .object else { return nil }
    return extensions(of: holder).first { $0["url"]?.string == url }
  }

  private static func isMarked(_ url: String, _ item: JSONValue) -> Bool {
    value(url, of: item)?["valueBoolean"]?.bool == true
  }
}
