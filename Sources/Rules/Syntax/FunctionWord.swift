package import Domain

/// A function of the language, by the words that call it.
package enum FunctionWord: String, CaseIterable, Hashable, Sendable {
  case average = "avg"
  case latest, first, max, min, sum, median, count, trend, delta, change, share
  case daysSince = "days_since"
  case hasDiagnosis = "has_dx"
  case hasMedication = "has_med"
  case hasTag = "has_tag"

  /// The words in both languages.
  package var spelling: Localized { Localized(zh: chineseWord, en: rawValue) }

  private var chineseWord: String {
    switch self {
    case .average: "平均"
    case .latest: "最近"
    case .first: "最早"
    case .max: "最高"
    case .min: "最低"
    case .sum: "合计"
    case .median: "中位"
    case .count: "次数"
    case .trend: "趋势"
    case .delta: "变化"
    case .change: "变化率"
    case .share: "占比"
    case .daysSince: "距上次"
    case .hasDiagnosis: "诊断"
    case .hasMedication: "用药"
    case .hasTag: "有标签"
    }
  }

  /// What it gives, in one line for an editor.
  package var title: Localized {
    switch self {
    case .average: Localized(zh: "窗口内的平均值", en: "mean of the values in a window")
    case .latest: Localized(zh: "最近一次的值", en: "the last value")
    case .first: Localized(zh: "窗口内最早一次的值", en: "the first value in a window")
    case .max: Localized(zh: "最高值", en: "the highest value")
    case .min: Localized(zh: "最低值", en: "the lowest value")
    case .sum: Localized(zh: "合计", en: "the values added up")
    case .median: Localized(zh: "中位数", en: "the median value")
    case .count: Localized(zh: "有几次，没有即为 0", en: "how many; 0 when there are none")
    case .trend: Localized(zh: "趋势（最小二乘斜率）", en: "slope by least squares, per time")
    case .delta: Localized(zh: "末次减首次", en: "last value minus first value")
    case .change: Localized(zh: "相对首次的变化，百分比", en: "change from the first value, in %")
    case .share: Localized(zh: "在范围内的占比，百分比", en: "share of values in a range, in %")
    case .daysSince: Localized(zh: "距上次的天数", en: "days since the last value")
    case .hasDiagnosis: Localized(zh: "有此类诊断", en: "has a diagnosis of these codes")
    case .hasMedication: Localized(zh: "在用此类药物", en: "takes a medicine of these codes")
    case .hasTag: Localized(zh: "带有此标签", en: "carries a tag")
    }
  }

  /// The function that a word calls; nil for any other word.
  package init?(word: String) {
    guard let function = Self.table[word] ?? Self.table[word.lowercased()] else { return nil }
    self = function
  }

  /// The function that another word for it means, for a suggestion; nil for a word that means none.
  static func meant(_ word: String) -> String? {
    let function: FunctionWord? =
      switch word.lowercased() {
      case "last", "newest", "current", "最新": .latest
      case "mean", "average", "平均值", "均值": .average
      case "maximum", "highest", "最大", "最大值": .max
      case "minimum", "lowest", "最小", "最小值": .min
      case "total", "总和": .sum
      case "number", "num", "计数": .count
      case "slope": .trend
      case "since", "距今": .daysSince
      case "diagnosis", "has_diagnosis", "dx", "有诊断": .hasDiagnosis
      case "medication", "has_medication", "med", "takes", "有用药": .hasMedication
      case "tag", "标签": .hasTag
      default: nil
      }
    guard let function else { return nil }
    return word.utf8.allSatisfy { $0 < 0x80 }
      ? function.spelling.english : function.spelling.chinese
  }

  /// How to write what a word that is no function asks for.
  static func way(insteadOf word: String) -> Localized {
    switch word.lowercased() {
    case "missing", "isnull", "is_null", "null", "unknown", "缺失", "缺", "未测":
      Localized(zh: "写作 最近(sbp, 90天) 是 未知", en: "write: latest(sbp, 90d) is unknown")
    case "exists", "has", "known", "has_value", "有", "有值":
      Localized(zh: "写作 次数(sbp, 90天) >= 1", en: "write: count(sbp, 90d) >= 1")
    case "any", "some", "任一", "任意":
      Localized(
        zh: "任一值高于，写作 最高(sbp, 90天) > …", en: "any value above is: max(sbp, 90d) > …")
    case "all", "every", "全部", "都":
      Localized(
        zh: "全部高于，写作 最低(sbp, 90天) > …", en: "all values above is: min(sbp, 90d) > …")
    default:
      Localized(
        zh: "可用：" + allCases.map(\.chineseWord).joined(separator: "、"),
        en: "known: " + allCases.map(\.rawValue).joined(separator: ", "))
    }
  }

  private static let table: [String: FunctionWord] = {
    var table: [String: FunctionWord] = [:]
    for function in allCases {
      table[function.rawValue] = function
      table[function.chineseWord] = function
    }
    return table
  }()
}
