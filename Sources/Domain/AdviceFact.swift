/// One thing about a person for which advice is given, or for which it must not be.
package enum AdviceFact: Hashable, Sendable {
  /// Everybody.
  case everybody
  /// A tag that is shown, by its name in either language.
  case tag(String)
  /// A diagnosis whose ICD-10 code begins so.
  case diagnosis(prefix: String)
  case trait(AdviceTrait)
  /// A constitution that the newest sheet judged as present, or also as a tendency.
  case constitution(BodyConstitution, countsTendency: Bool)
  /// What the newest filled form of an id worked out, by its item and the codes of the bands.
  case band(form: String, item: String, codes: [String])
  case sex(Sex)
  /// An age in whole years, both ends inside; nil for no end.
  case age(from: Int?, to: Int?)

  /// How it stands with a person: nil when what it asks for is not known.
  package func holds(of person: AdviceFacts) -> Bool? {
    switch self {
    case .everybody: return true
    case .tag(let name):
      return person.tags.contains { $0.chinese == name || $0.english == name }
    case .diagnosis(let prefix): return person.diagnoses.contains { $0.hasPrefix(prefix) }
    case .trait(let trait): return person.traits.contains(trait)
    case .constitution(let wanted, let countsTendency):
      return person.constitutions[wanted].map { !$0.isTendency || countsTendency } ?? false
    case .band(let form, let item, let codes):
      return person.bands[AdviceFacts.Band(form: form, item: item)].map(codes.contains) ?? false
    case .sex(let sex):
      return person.sex == .unknown ? nil : person.sex == sex
    case .age(let from, let to):
      return person.age.map { $0 >= from ?? Int.min && $0 <= to ?? Int.max }
    }
  }

  /// The words that say why, such as `标签“肥胖”`.
  package var title: Localized {
    switch self {
    case .everybody: Localized(zh: "适用于所有人", en: "for everybody")
    case .tag(let name): Localized(zh: "标签“\(name)”", en: "tag \"\(name)\"")
    case .diagnosis(let prefix): Localized(zh: "诊断 \(prefix)", en: "diagnosis \(prefix)")
    case .trait(let trait): trait.title
    case .constitution(let one, _): one.title
    case .band(let form, let item, let codes):
      Localized(same: "\(form) \(item): \(codes.joined(separator: "/"))")
    case .sex(let sex): sex.title
    case .age(let from, let to): Self.ageTitle(from, to)
    }
  }

  /// The same, with the name of the tag in the reader's language where it is known.
  package func title(of person: AdviceFacts) -> Localized {
    guard case .tag(let name) = self,
      let tag = person.tags.first(where: { $0.chinese == name || $0.english == name })
    else { return title }
    return Localized(zh: "标签“\(tag.chinese)”", en: "tag \"\(tag.english)\"")
  }

  private static func ageTitle(_ from: Int?, _ to: Int?) -> Localized {
    switch (from, to) {
    case (let from?, let to?): Localized(zh: "\(from)–\(to) 岁", en: "aged \(from)-\(to)")
    case (let from?, nil): Localized(zh: "\(from) 岁及以上", en: "aged \(from) or more")
    case (nil, let to?): Localized(zh: "\(to) 岁及以下", en: "aged \(to) or less")
    case (nil, nil): Localized(zh: "任何年龄", en: "any age")
    }
  }
}

/// What is known of a person as far as advice goes by it.
package struct AdviceFacts: Hashable, Sendable {
  /// An item of a form that works out a band.
  package struct Band: Hashable, Sendable {
    package var form: String
    package var item: String

    package init(form: String, item: String) {
      self.form = form
      self.item = item
    }
  }

  /// How a constitution was judged.
  package enum Judged: Hashable, Sendable {
    case present
    /// 倾向是, or 基本是 of the balanced one.
    case tendency

    var isTendency: Bool { self == .tendency }
  }

  /// In whole years; nil when unknown.
  package var age: Int?
  package var sex: Sex
  /// The tags that are shown of the person.
  package var tags: [Localized]
  /// ICD-10 codes of present problems, in capitals.
  package var diagnoses: [String]
  package var traits: Set<AdviceTrait>
  package var constitutions: [BodyConstitution: Judged]
  /// The code of the band, by form and item.
  package var bands: [Band: String]

  package init(
    age: Int? = nil, sex: Sex = .unknown, tags: [Localized] = [], diagnoses: [String] = [],
    traits: Set<AdviceTrait> = [], constitutions: [BodyConstitution: Judged] = [:],
    bands: [Band: String] = [:]
  ) {
    self.age = age
    self.sex = sex
    self.tags = tags
    self.diagnoses = diagnoses
    self.traits = traits
    self.constitutions = constitutions
    self.bands = bands
  }
}
