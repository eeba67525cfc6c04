import Domain

// Whether an answer fits its item.
extension FormInput {
  /// The answer as it is kept, or why it is refused.
  func checked(_ answer: QuestionnaireAnswer) -> Result<QuestionnaireAnswer, FormRefusal> {
    switch (item.kind, answer) {
    case (.choice, .choices(let chosen)): return options(chosen, isSingle: true)
    case (.multiChoice, .choices(let chosen)): return options(chosen, isSingle: false)
    case (.yesNo, .yesNo): return .success(answer)
    case (.integer(let limits), .number(let given)):
      guard given.value.scaled(decimals: 0) != nil else {
        return .failure(FormRefusal(.notWhole, zh: "请输入整数", en: "type a whole number"))
      }
      return within(limits, given.value, answer)
    case (.decimal(let limits), .number(let given)): return within(limits, given.value, answer)
    case (.quantity(let limits, _), .quantity(let given)):
      return within(limits, given.value, answer)
    case (.date(let limits), .date(let date, let precision)):
      return day(date, precision, limits)
    case (.text(let longest), .text(let words)): return text(words, longest: longest)
    default:
      return .failure(
        FormRefusal(.wrongKind, zh: "答案类型不符", en: "the answer is of another kind"))
    }
  }

  private func options(
    _ chosen: [QuestionnaireChoice], isSingle: Bool
  ) -> Result<QuestionnaireAnswer, FormRefusal> {
    var kept: [QuestionnaireChoice] = []
    for option in item.options {
      guard let choice = chosen.first(where: { $0.code == option.code }) else { continue }
      let words = choice.text.map(Self.line).flatMap { $0.isEmpty ? nil : $0 }
      guard (words?.count ?? 0) <= Self.longestRemark else {
        return .failure(Self.tooLong(Self.longestRemark))
      }
      kept.append(QuestionnaireChoice(option.code, text: option.takesText ? words : nil))
    }
    guard !kept.isEmpty, Set(chosen.map(\.code)).count == kept.count else {
      return .failure(Self.noSuchOption)
    }
    if isSingle, kept.count > 1 {
      return .failure(FormRefusal(.twoOptions, zh: "此项只能选一个", en: "only one answer can be given"))
    }
    let hasExclusive = kept.contains { choice in
      item.options.contains { $0.code == choice.code && $0.isExclusive }
    }
    if hasExclusive, kept.count > 1 {
      return .failure(
        FormRefusal(.exclusive, zh: "选了“无”就不能再选其他", en: "\"none\" rules out the other answers"))
    }
    return .success(.choices(kept))
  }

  private func within(
    _ limits: QuestionnaireLimits, _ value: DecimalNumber, _ answer: QuestionnaireAnswer
  ) -> Result<QuestionnaireAnswer, FormRefusal> {
    // So many digits a Double keeps, in which values are stored and exchanged.
    guard String(value.digits.magnitude).count <= 15, (-12...12).contains(value.exponent) else {
      return .failure(FormRefusal(.tooManyDigits, zh: "数字位数过多", en: "there are too many digits"))
    }
    if let hard = bounds(limits), !hard.contains(value) {
      let range = "\(hard.lowerBound)–\(hard.upperBound)"
      let unit = item.unit.map { " " + label($0) } ?? ""
      return .failure(
        FormRefusal(
          .outOfBounds, zh: "数值须在 \(range)\(unit) 之间，请核对是否按错或单位不同",
          en: "must be \(range)\(unit); check for a slip or another unit"))
    }
    return .success(answer)
  }

  /// The item's own bounds, or those of its indicator.
  private func bounds(_ limits: QuestionnaireLimits) -> ClosedRange<DecimalNumber>? {
    if let hard = limits.hard { return hard }
    guard let indicator = item.indicator.flatMap({ context.indicators[code: $0] }),
      let hard = indicator.hardBounds, let low = DecimalNumber(hard.lowerBound),
      let high = DecimalNumber(hard.upperBound)
    else { return nil }
    return low...high
  }

  private func day(
    _ date: CalendarDate, _ precision: TimePrecision, _ limits: QuestionnaireDateLimits
  ) -> Result<QuestionnaireAnswer, FormRefusal> {
    guard precision.rawValue <= limits.precision.rawValue else {
      return .failure(Self.notADate(limits))
    }
    if limits.isPast, date > context.day, !isStored {
      return .failure(
        FormRefusal(.dateTooLate, zh: "日期不能晚于 \(context.day)", en: "no later than \(context.day)"))
    }
    if limits.isFuture, date < context.day, !isStored {
      return .failure(
        FormRefusal(
          .dateTooEarly, zh: "日期不能早于 \(context.day)", en: "no earlier than \(context.day)"))
    }
    return .success(.date(date, precision == .second ? .day : precision))
  }

  private func text(
    _ words: String, longest: Int
  ) -> Result<QuestionnaireAnswer, FormRefusal> {
    let line = Self.line(words)
    guard !line.isEmpty else {
      return .failure(FormRefusal(.missing, zh: "请填写", en: "type something"))
    }
    return line.count <= longest ? .success(.text(line)) : .failure(Self.tooLong(longest))
  }

  /// The most characters after "other".
  static let longestRemark = 100

  static func tooLong(_ longest: Int) -> FormRefusal {
    FormRefusal(.tooLong, zh: "最多 \(longest) 个字", en: "at most \(longest) characters")
  }
}
