import Domain

// Examples beside a rule, with their values in canonical units.
extension CheckTables {
  /// The example; nil after telling what is wrong with it.
  mutating func test(_ syntax: TestSyntax, _ scope: RuleScope) -> RuleTest? {
    if syntax.isTorn { markBroken(scope.rule) }
    if syntax.expectations.isEmpty, !syntax.isTorn {
      wrongTest(
        syntax.title.range,
        Localized(zh: "测试没有写 期望", en: "this test expects nothing"), scope)
    }
    var test = RuleTest(
      title: syntax.title.text, birth: syntax.birth?.date,
      sex: syntax.sex.flatMap { Sex(rawValue: $0.text) } ?? .unknown,
      deceased: syntax.deceased?.date,
      diagnoses: syntax.diagnoses.compactMap { period($0, scope) },
      medications: syntax.medications.compactMap { period($0, scope) },
      expectations: syntax.expectations.map { expectation($0, scope) },
      place: SourceSpan(file: scope.file, bytes: syntax.range))
    for tag in syntax.tags {
      if tagIndex[tag.text.text] == nil {
        let near = Spelling.nearest(to: tag.text.text, of: tags.map(\.name))
        report(
          .unknownTag, file: scope.file, tag.text.range, [tag.text.text],
          suggestion: near.map { "\"\($0)\"" }, rule: scope.rule)
      }
      days(tag, scope).map { test.tags.append($0) }
    }
    for series in syntax.series { test.readings += readings(series, scope) }
    if let birth = syntax.birth {
      for day in syntax.expectations.map(\.day) where day.date < birth.date {
        wrongTest(
          day.range, Localized(zh: "期望早于出生", en: "this is before the birth"), scope)
      }
    }
    return test
  }

  private mutating func wrongTest(_ range: Range<Int>, _ reason: Localized, _ scope: RuleScope) {
    report(
      .badTest, file: scope.file, range, [reason.chinese, reason.english], rule: scope.rule)
  }

  private func expectation(
    _ syntax: TestSyntax.Expectation, _ scope: RuleScope
  ) -> RuleTest.Expectation {
    RuleTest.Expectation(
      isOn: syntax.isOn, day: syntax.day.date,
      place: SourceSpan(file: scope.file, bytes: syntax.day.range))
  }

  /// A diagnosis or medicine: one code, and its days.
  private mutating func period(
    _ syntax: TestSyntax.Period, _ scope: RuleScope
  ) -> RuleTest.Period? {
    guard range(syntax.text, nil, file: scope.file, rule: scope.rule) != nil else { return nil }
    return days(syntax, scope)
  }

  private mutating func days(
    _ syntax: TestSyntax.Period, _ scope: RuleScope
  ) -> RuleTest.Period? {
    if let through = syntax.through, through.date < syntax.from.date {
      wrongTest(
        through.range, Localized(zh: "结束早于开始", en: "the end is before the beginning"), scope)
      return nil
    }
    return RuleTest.Period(
      syntax.text.text, from: syntax.from.date, through: syntax.through?.date)
  }

  private mutating func readings(
    _ series: TestSyntax.Series, _ scope: RuleScope
  ) -> [RuleTest.Reading] {
    guard let indicator = vocabulary.indicator(series.indicator.text) else {
      unknownIndicator(series.indicator, scope)
      return []
    }
    let index = index(of: indicator)
    let isVisit = indicator.code == RuleIndicator.visit
    return series.readings.compactMap { reading in
      guard let quantity = reading.value else {
        if !isVisit {
          wrongTest(
            reading.day.range, Localized(zh: "缺少数值", en: "the value is missing"), scope)
        }
        return RuleTest.Reading(indicator: index, day: reading.day.date, value: nil)
      }
      if isVisit {
        wrongTest(
          quantity.range, Localized(zh: "就诊没有数值", en: "a visit has no value"), scope)
        return nil
      }
      let value = literal(
        quantity, isNegative: reading.isNegative, as: .level(indicator), scope)
      return value.map {
        RuleTest.Reading(
          indicator: index, day: reading.day.date, value: $0, comparator: reading.comparator,
          isPreliminary: reading.isPreliminary)
      }
    }
  }
}
