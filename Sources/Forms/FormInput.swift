import Domain

/// Reads what was typed for an item, and checks answers that come by another way.
struct FormInput {
  let item: QuestionnaireItem
  let context: FormContext
  /// Whether the answer was given before, so that its dates went by another day.
  var isStored = false

  /// The answer that a text stands for, or why it is none.
  func read(_ typed: String) -> Result<QuestionnaireAnswer, FormRefusal> {
    let text = Self.plain(typed)
    switch item.kind {
    case .choice, .multiChoice, .yesNo: return chosen(text)
    case .integer, .decimal: return number(text)
    case .quantity(_, let unit): return quantity(text, unit: unit)
    case .date(let limits):
      guard let date = FormDateReader(today: context.day).read(text) else {
        return .failure(Self.notADate(limits))
      }
      return checked(.date(date.date, date.precision))
    case .text: return checked(.text(Self.line(typed)))
    case .display, .computed, .table: return .failure(Self.notAsked)
    }
  }

  // MARK: - Kinds

  /// Keys of options with commas or spaces between them, or `y` and `n`.
  private func chosen(_ text: String) -> Result<QuestionnaireAnswer, FormRefusal> {
    if case .yesNo = item.kind {
      switch text.lowercased() {
      case "1", "y", "是": return .success(.yesNo(true))
      case "2", "n", "否": return .success(.yesNo(false))
      default: return .failure(Self.noSuchOption)
      }
    }
    let keys = text.split { ",; 、；".contains($0) }
    var choices: [QuestionnaireChoice] = []
    for key in keys {
      guard let option = item.options.first(where: { $0.key == key }) else {
        return .failure(Self.noSuchOption)
      }
      if !choices.contains(where: { $0.code == option.code }) {
        choices.append(QuestionnaireChoice(option.code))
      }
    }
    return checked(.choices(choices))
  }

  private func number(_ text: String) -> Result<QuestionnaireAnswer, FormRefusal> {
    guard let value = DecimalNumber(text) else { return .failure(Self.notANumber) }
    return checked(.number(QuestionnaireNumber(value, text: text)))
  }

  /// A number with or without a unit; a unit is converted to the item's.
  private func quantity(
    _ text: String, unit: String
  ) -> Result<QuestionnaireAnswer, FormRefusal> {
    if let beyond = meterWord(text, unit: unit) { return checked(.quantity(beyond)) }
    let comparator = [Comparator.atMost, .atLeast, .lessThan, .greaterThan].first {
      text.hasPrefix($0.rawValue)
    }
    let amount = Self.trimmed(String(text.dropFirst(comparator?.rawValue.count ?? 0)))
    let digits = amount.prefix { "0123456789.+-".contains($0) }
    let typedUnit = Self.trimmed(String(amount.dropFirst(digits.count)))
    guard let number = DecimalNumber(digits) else { return .failure(Self.notANumber) }
    guard !typedUnit.isEmpty else {
      return checked(
        .quantity(
          QuestionnaireQuantity(
            text: String(digits), unit: unit, value: number, comparator: comparator)))
    }
    guard let value = inFormUnit(number, from: typedUnit, unit: unit) else {
      return .failure(
        FormRefusal(
          .unknownUnit, zh: "不能从 “\(typedUnit.prefix(20))” 换算，此处单位是 \(label(unit))",
          en: "\"\(typedUnit.prefix(20))\" cannot be converted; the unit here is \(label(unit))"))
    }
    return checked(
      .quantity(
        QuestionnaireQuantity(
          text: String(digits), unit: typedUnit, value: value, comparator: comparator)))
  }

  /// What a glucose meter shows instead of a number: `HI` above 33.3 mmol/L, `LO` below 1.1 mmol/L.
  ///
  /// Source: the measuring range of common meters, 1.1 through 33.3 mmol/L.
  private func meterWord(_ text: String, unit: String) -> QuestionnaireQuantity? {
    guard let indicator = item.indicator, ["fpg_cap", "gcap"].contains(indicator) else {
      return nil
    }
    switch text.uppercased() {
    case "HI":
      return QuestionnaireQuantity(
        text: "HI", unit: unit, value: DecimalNumber(digits: 333, exponent: -1),
        comparator: .greaterThan)
    case "LO":
      return QuestionnaireQuantity(
        text: "LO", unit: unit, value: DecimalNumber(digits: 11, exponent: -1),
        comparator: .lessThan)
    default: return nil
    }
  }

  /// A number in another unit as one in the unit of the form; nil when it cannot be converted.
  private func inFormUnit(
    _ number: DecimalNumber, from typed: String, unit: String
  ) -> DecimalNumber? {
    if UnitText(typed).means(UnitText(unit)) { return number }
    let code = item.indicator ?? ""
    let known = context.indicators[code: code]
    // The unit of the form is the indicator's, as the reader of forms holds.
    let indicator = known ?? Indicator(code: code, name: item.text, unit: unit)
    return indicator.conversion(from: typed)?.apply(number)
  }

  func label(_ unit: String) -> String {
    guard let indicator = item.indicator.flatMap({ context.indicators[code: $0] }),
      indicator.unit == unit
    else { return unit }
    return indicator.unitLabel.isEmpty ? unit : indicator.unitLabel
  }

  // MARK: - Words

  static let noSuchItem = FormRefusal(
    .notAsked, zh: "表中没有这一项；form show 列出全部",
    en: "the form has no such item; `form show` lists them")
  static let notAsked = FormRefusal(.notAsked, zh: "此项无需填写", en: "nobody is asked this")
  static let noSuchOption = FormRefusal(.noSuchOption, zh: "没有这个选项", en: "there is no such answer")
  static let notANumber = FormRefusal(
    .notANumber, zh: "请输入数字，如 72 或 6.5", en: "type a number, such as 72 or 6.5")

  static func notADate(_ limits: QuestionnaireDateLimits) -> FormRefusal {
    switch limits.precision {
    case .year:
      FormRefusal(.notADate, zh: "请输入年份，如 2019", en: "type a year, such as 2019")
    case .month:
      FormRefusal(.notADate, zh: "请输入年月，如 2019-03", en: "type a month, such as 2019-03")
    default:
      FormRefusal(
        .notADate, zh: "请输入日期，如 2026-03-15 或 +14（14 天后）",
        en: "type a date, such as 2026-03-15, or +14 for 14 days later")
    }
  }

  /// A text with characters of full width made plain, and without spaces around it.
  static func plain(_ text: String) -> String {
    var plain = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0xFF01...0xFF5E: plain.append(Unicode.Scalar(scalar.value - 0xFEE0) ?? scalar)
      case 0x3000: plain.append(" ")
      case 0x3002: plain.append(".")
      default: plain.append(scalar)
      }
    }
    return trimmed(String(plain))
  }

  /// A text without spaces around it.
  static func trimmed(_ text: String) -> String {
    let start = text.drop(while: \.isWhitespace)
    return String(String(start.reversed()).drop(while: \.isWhitespace).reversed())
  }

  /// Words on one line, without characters that show nothing or could steer a terminal.
  static func line(_ text: String) -> String {
    let kept = text.unicodeScalars.map { scalar -> Unicode.Scalar in
      scalar.properties.generalCategory == .control ? " " : scalar
    }
    return trimmed(String(String.UnicodeScalarView(kept)))
  }
}
