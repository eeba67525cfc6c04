import Domain

/// A person's name as it is shown, and the family name where it is known apart.
struct FHIRName: Hashable {
  var shown: String
  var family: String?

  /// The name to show of several: official, else usual, else one without a use, else any.
  ///
  /// Of two equally good ones the one in Chinese characters; nil when none has any text.
  static func best(of names: [JSONValue]) -> FHIRName? {
    let ranked = names.enumerated().compactMap { place, value in
      FHIRName(value).map { (name: $0, rank: rank(of: value), place: place) }
    }
    return ranked.min { left, right in
      let a = (left.rank, JSONValue.hasHan(left.name.shown) ? 0 : 1, left.place)
      let b = (right.rank, JSONValue.hasHan(right.name.shown) ? 0 : 1, right.place)
      return a < b
    }?.name
  }

  private static func rank(of name: JSONValue) -> Int {
    switch name.text("use") {
    case "official": 0
    case "usual": 1
    case nil: 2
    case "old", "maiden": 4
    default: 3
    }
  }

  /// Reads a HumanName; nil when it has no text at all.
  ///
  /// A name in Chinese characters is written without a space, and its own text is preferred;
  /// others are `Given Family`, without titles.
  init?(_ value: JSONValue) {
    let family = value.text("family")
    let given = value.list("given").compactMap(\.line)
    let text = value.text("text")
    let parts = given + [family].compactMap(\.self)
    if let text, JSONValue.hasHan(text) {
      self.init(shown: Self.withoutInnerSpaces(text), family: family)
    } else if parts.contains(where: JSONValue.hasHan) {
      self.init(shown: (family ?? "") + given.joined(), family: family)
    } else if !parts.isEmpty {
      self.init(shown: parts.joined(separator: " "), family: family)
    } else if let text {
      self.init(shown: text, family: nil)
    } else {
      return nil
    }
  }

  private init(shown: String, family: String?) {
    self.shown = shown
    self.family = family
  }

  /// `张 三` as `张三`; spaces beside other letters stay.
  private static func withoutInnerSpaces(_ text: String) -> String {
    let letters = Array(text)
    var result = ""
    for (place, letter) in letters.enumerated() {
      let isBetweenHan =
        letter == " " && place > 0 && place + 1 < letters.count
        && JSONValue.hasHan(String(letters[place - 1]))
        && JSONValue.hasHan(String(letters[place + 1]))
      if !isBetweenHan { result.append(letter) }
    }
    return result
  }
}

/// An address in one line.
enum FHIRAddress {
  /// The line of the best of several addresses: at home, else the first that is not an old one.
  static func line(of addresses: [JSONValue]) -> String? {
    let current = addresses.filter { $0["use"]?.isString("old") != true }
    let home = current.first { $0["use"]?.isString("home") == true }
    return (home ?? current.first).flatMap(line)
  }

  /// Chinese addresses run from the large to the small without spaces, others the other way.
  private static func line(_ address: JSONValue) -> String? {
    let street = address.list("line").compactMap(\.line)
    let (city, district) = (address.text("city"), address.text("district"))
    let (state, country) = (address.text("state"), address.text("country"))
    let parts = street + [city, district, state].compactMap(\.self)
    if let text = address.text("text") { return text }
    if parts.contains(where: JSONValue.hasHan) {
      var regions: [String] = []
      // 北京市 is both the province and the city.
      for region in [state, city, district].compactMap(\.self) where regions.last != region {
        regions.append(region)
      }
      return regions.joined() + street.joined()
    }
    let region = [state, address.text("postalCode")].compactMap(\.self).joined(separator: " ")
    let all = street + [district, city, region, country].compactMap(\.self)
    let line = all.filter { !$0.isEmpty }.joined(separator: ", ")
    return line.isEmpty ? nil : line
  }
}
