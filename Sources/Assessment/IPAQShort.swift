package import Domain

/// Physical activity in MET-minutes a week and its category, from the short IPAQ.
///
/// Source: Guidelines for Data Processing and Analysis of the International Physical Activity
/// Questionnaire, November 2005, sections 5 to 7. For people of 15 through 69 years.
package enum IPAQShort {
  /// One kind of activity in the last seven days.
  package struct Activity: Hashable, Sendable {
    /// Days, 0 through 7.
    package var days: Int
    /// Minutes on one of those days.
    package var minutes: Int

    package init(days: Int, minutes: Int) {
      self.days = days
      self.minutes = minutes
    }

    /// Less than 10 minutes at a time count nothing, more than 180 a day count 180.
    var counted: Activity {
      minutes < 10 || days == 0
        ? Activity(days: 0, minutes: 0) : Activity(days: days, minutes: min(minutes, 180))
    }
  }

  /// How active a person is.
  package enum Category: Int, Hashable, Sendable {
    case low = 0
    case moderate = 1
    case high = 2
  }

  /// What the answers come to.
  package struct Result: Hashable, Sendable {
    package var metMinutes: DecimalNumber
    package var category: Category
  }

  /// The ages that the questionnaire was made for, in years.
  package static let ages = 15...69

  /// Works the score out; nil where the three times sum to more than 960 minutes a day, or a number
  /// of days is none of a week, as the protocol leaves such answers out.
  package static func result(
    vigorous: Activity, moderate: Activity, walking: Activity
  ) -> Result? {
    let all = [vigorous, moderate, walking]
    // A count of days beyond the week, or of minutes beyond the day, is a slip.
    guard all.allSatisfy({ (0...7).contains($0.days) && (0...1440).contains($0.minutes) }),
      all.reduce(0, { $0 + ($1.days == 0 ? 0 : $1.minutes) }) <= 960
    else { return nil }
    let (hard, middle, walk) = (vigorous.counted, moderate.counted, walking.counted)
    // In tenths: 8.0, 4.0 and 3.3 MET.
    let tenths =
      80 * hard.days * hard.minutes + 40 * middle.days * middle.minutes
      + 33 * walk.days * walk.minutes
    let days = hard.days + middle.days + walk.days
    let isHigh = hard.days >= 3 && tenths >= 15_000 || days >= 7 && tenths >= 30_000
    let halfHours =
      (middle.minutes >= 30 ? middle.days : 0) + (walk.minutes >= 30 ? walk.days : 0)
    let isModerate =
      hard.days >= 3 && hard.minutes >= 20 || halfHours >= 5 || days >= 5 && tenths >= 6_000
    return Result(
      metMinutes: DecimalNumber(digits: Int64(tenths), exponent: -1),
      category: isHigh ? .high : isModerate ? .moderate : .low)
  }

  /// The score for forms; results `met-minutes` and `category` (0 low, 1 moderate, 2 high).
  package static let scorer = QuestionnaireScorer(
    id: "ipaq-short",
    title: Localized(zh: "国际体力活动问卷短版", en: "IPAQ short form"),
    source: Localized(
      zh: "IPAQ 数据处理与分析指南 2005年11月",
      en: "IPAQ guidelines for data processing and analysis, November 2005"),
    validFor: Localized(zh: "15–69 岁", en: "15 to 69 years"),
    inputs: ["vig_days", "vig_min", "mod_days", "mod_min", "walk_days", "walk_min"],
    optionalInputs: ["vig_min", "mod_min", "walk_min"], outputs: ["met-minutes", "category"]
  ) { given in
    if let age = given.age, !ages.contains(age) {
      return .notValid(Localized(zh: "只适用于 15–69 岁", en: "made for people of 15 to 69 years"))
    }
    guard let vigorous = activity("vig", given), let moderate = activity("mod", given),
      let walking = activity("walk", given)
    else { return .incomplete }
    guard let result = result(vigorous: vigorous, moderate: moderate, walking: walking) else {
      return .notValid(
        Localized(zh: "每日活动时间超过 16 小时，不予评分", en: "more than 16 hours a day are not scored"))
    }
    return .scored([
      "met-minutes": result.metMinutes,
      "category": DecimalNumber(digits: Int64(result.category.rawValue)),
    ])
  }

  /// A kind of activity; nil while it lacks minutes or is no whole number.
  private static func activity(_ name: String, _ given: QuestionnaireScoreInputs) -> Activity? {
    guard let days = given.values[name + "_days"]?.scaled(decimals: 0) else { return nil }
    if days == 0 { return Activity(days: 0, minutes: 0) }
    guard let minutes = given.values[name + "_min"]?.scaled(decimals: 0) else { return nil }
    return Activity(days: Int(clamping: days), minutes: Int(clamping: minutes))
  }
}
