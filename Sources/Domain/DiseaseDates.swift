/// When past diseases were found, as one line of a card: `高血压 2015-03; 糖尿病 2018`.
///
/// The national form asks for year and month; the first of a month stands for the month and the
/// first of January for the year.
package struct DiseaseDates: Hashable, Sendable {
  /// By the code of the disease among the options of ``CardItem/diseases``.
  package var dates: [String: CalendarDate] = [:]

  package init() {}

  /// Reads a line; nil where a part names no disease or no day up to today.
  package init?(_ line: String, today: CalendarDate) {
    for part in line.split(whereSeparator: { ";；,，、".contains($0) }) {
      let words = part.split(separator: " ")
      guard let last = words.last, words.count >= 2,
        let option = CardItem.diseases.option(words.dropLast().joined(separator: " ")),
        let found = try? BirthText.read(String(last), today: today), !found.isEstimated
      else { return nil }
      dates[option.code] = found.date
    }
  }

  /// The line, in the order of the form.
  package var text: String {
    CardItem.diseases.options.compactMap { option in
      dates[option.code].map { "\(option.title.chinese) \(Self.text($0))" }
    }.joined(separator: "; ")
  }

  private static func text(_ day: CalendarDate) -> String {
    let (_, month, number) = day.parts
    let length = number > 1 ? 10 : month > 1 ? 7 : 4
    return String(day.description.prefix(length))
  }
}
