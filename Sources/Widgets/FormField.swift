/// One question of a form: how it is named, what can be answered, and what is allowed.
package struct FormField: Hashable, Sendable {
  /// One answer of several.
  package struct Option: Hashable, Sendable {
    /// What a draft and the values hold; no comma.
    package var id: String
    package var title: String

    package init(_ id: String, _ title: String) {
      self.id = id
      self.title = title
    }
  }

  /// What a number must be.
  package struct NumberRule: Hashable, Sendable {
    /// Stands after the field; no part of the value.
    package var unit: String
    /// The limits, themselves allowed; in the unit.
    package var least: Double?
    package var most: Double?
    /// Most digits after the point.
    package var decimals: Int

    package init(unit: String = "", least: Double? = nil, most: Double? = nil, decimals: Int = 0) {
      self.unit = unit
      self.least = least
      self.most = most
      self.decimals = max(0, decimals)
    }
  }

  /// What a date must be.
  package struct DateRule: Hashable, Sendable {
    /// Which day an open text such as `3/15` means.
    package var meaning: DateReader.Meaning
    /// The days allowed, counted from 1970-01-01; nil for no limit.
    package var first: Int?
    package var last: Int?

    package init(meaning: DateReader.Meaning = .coming, first: Int? = nil, last: Int? = nil) {
      self.meaning = meaning
      self.first = first
      self.last = last
    }
  }

  /// What can be answered.
  package enum Kind: Hashable, Sendable {
    /// One line of at most so many characters.
    case text(limit: Int)
    /// Several lines, of which so many rows show.
    case lines(rows: Int, limit: Int)
    case number(NumberRule)
    case date(DateRule)
    /// One of several; more than nine become a list that opens.
    case choice([Option])
    /// One of at most ten, the last chosen by 0, each in a row of its own beside what it leads to; it has the whole
    /// width and no label.
    case ladder([Option])
    /// Any of several.
    case choices([Option])
    /// Yes or no, or not answered yet.
    case toggle
  }

  /// Names the field in drafts and values; no two of a form share one.
  package let id: String
  package var label: String
  package let kind: Kind
  /// Whether the form cannot be committed without an answer.
  package var isRequired: Bool
  /// Dim at the right of the field, whole or not at all.
  package var hint: String
  /// Shown dim while a text is empty.
  package var placeholder: String
  /// Why the answer cannot be changed, as a sentence below the field; empty when it can.
  package var obstacle: String

  package init(
    _ id: String, _ label: String, _ kind: Kind, isRequired: Bool = false, hint: String = "",
    placeholder: String = "", obstacle: String = ""
  ) {
    self.id = id
    self.label = label
    self.kind = kind
    self.isRequired = isRequired
    self.hint = hint
    self.placeholder = placeholder
    self.obstacle = obstacle
  }

  /// The most choices that are all in sight, each with a digit.
  static let mostDigits = 9

  /// The digit that chooses an answer; nil where none does.
  func digit(of place: Int) -> String? {
    if place < FormField.mostDigits { return "\(place + 1)" }
    return isLadder && place == FormField.mostDigits ? "0" : nil
  }

  /// The answers to choose from; none for a field that is typed.
  package var options: [Option] {
    switch kind {
    case .choice(let options), .ladder(let options), .choices(let options): options
    default: []
    }
  }

  /// Most characters of a text; nil for what is no text.
  package var limit: Int? {
    switch kind {
    case .text(let limit), .lines(_, let limit): limit
    default: nil
    }
  }

  package var isLadder: Bool {
    if case .ladder = kind { return true }
    return false
  }

  /// Whether the choices are a list that opens.
  var isList: Bool {
    if case .choice(let options) = kind { return options.count > FormField.mostDigits }
    return false
  }
}

/// Fields under one heading.
package struct FormSection: Hashable, Sendable {
  /// Empty for no heading.
  package var title: String
  package var fields: [FormField]
  /// Whether a blank row stands above it, where it has no title that would stand there.
  package var isApart: Bool

  package init(_ title: String = "", isApart: Bool = false, _ fields: [FormField]) {
    self.title = title
    self.fields = fields
    self.isApart = isApart
  }
}

/// What is wrong with the answer to a field.
package enum FormProblem: Hashable, Sendable {
  /// Required and empty.
  case missing
  case notANumber
  /// Below or above the limit, which is given.
  case tooSmall(Double)
  case tooGreat(Double)
  /// More digits after the point than so many.
  case tooManyDecimals(Int)
  case date(DateReader.Problem)
  /// Something that only the owner of the form knows, as a sentence.
  case said(String)
}
