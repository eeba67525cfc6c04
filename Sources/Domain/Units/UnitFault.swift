/// Why a text is no unit, and where.
package struct UnitFault: Error, Hashable, Sendable {
  /// What is wrong.
  package enum Kind: Hashable, Sendable {
    /// There is no text.
    case empty
    /// Nothing is called so.
    case unknown(String)
    /// A prefix stands before a unit that takes none, as in `kmin`.
    case prefixNotAllowed(prefix: String, unit: String)
    /// A number stands right before a unit, as in `12h`.
    case numberBeforeUnit(number: String, unit: String)
    /// A unit is missing after an operator or at the end.
    case missing
    /// A character that cannot stand here.
    case unexpected(Character)
    /// A bracket or brace that is not closed.
    case unclosed(Character)
    /// A number that is 0, or has more than 18 digits.
    case number(String)
    /// A power that is 0 or beyond ±99, or makes a size out of all bounds.
    case power
    /// More than 200 bytes, or more than 16 brackets within one another.
    case tooLong
  }

  package let kind: Kind
  /// Where it is, in bytes of UTF-8 from the beginning of the text.
  package let offset: Int

  init(_ kind: Kind, at offset: Int) {
    self.kind = kind
    self.offset = offset
  }

  /// What is wrong, in lower case without a full stop.
  package var message: Localized {
    switch kind {
    case .empty: Localized(zh: "缺少单位", en: "the unit is missing")
    case .unknown(let name):
      Localized(zh: "没有叫“\(name)”的单位", en: "there is no unit '\(name)'")
    case .prefixNotAllowed(let prefix, let unit):
      Localized(
        zh: "单位“\(unit)”不能带词头“\(prefix)”", en: "unit '\(unit)' takes no prefix '\(prefix)'")
    case .numberBeforeUnit(let number, let unit):
      Localized(
        zh: "数字“\(number)”与单位“\(unit)”之间缺少点",
        en: "a point is missing between '\(number)' and '\(unit)'")
    case .missing: Localized(zh: "此处缺少一个单位", en: "a unit is missing here")
    case .unexpected(let character):
      Localized(zh: "单位中此处不能有“\(character)”", en: "'\(character)' cannot stand here in a unit")
    case .unclosed(let character):
      Localized(zh: "“\(character)”没有闭合", en: "'\(character)' is not closed")
    case .number(let text):
      Localized(
        zh: "单位中的数字“\(text)”不可用", en: "the number '\(text)' cannot be part of a unit")
    case .power: Localized(zh: "单位的指数超出范围", en: "the power of a unit is out of bounds")
    case .tooLong: Localized(zh: "单位太长", en: "the unit is too long")
    }
  }

  /// The way out; nil when the message says it already.
  package var help: Localized? {
    switch kind {
    case .numberBeforeUnit(let number, let unit):
      Localized(zh: "写成 \(number).\(unit)", en: "write \(number).\(unit)")
    case .unknown(let name): UnitSuggestions.near(name).first.map(Self.help)
    default: nil
    }
  }

  private static func help(_ code: String) -> Localized {
    Localized(zh: "是否指 \(code)？", en: "did you mean \(code)?")
  }
}
