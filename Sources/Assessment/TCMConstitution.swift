/// The nine constitutions of traditional Chinese medicine.
///
/// Source: ZYYXH/T157-2009 中医体质分类与判定.
package enum TCMConstitution: String, Hashable, Sendable, CaseIterable {
  /// 平和质.
  case balanced
  /// 气虚质.
  case qiDeficiency = "qi-deficiency"
  /// 阳虚质.
  case yangDeficiency = "yang-deficiency"
  /// 阴虚质.
  case yinDeficiency = "yin-deficiency"
  /// 痰湿质.
  case phlegmDampness = "phlegm-dampness"
  /// 湿热质.
  case dampHeat = "damp-heat"
  /// 血瘀质.
  case bloodStasis = "blood-stasis"
  /// 气郁质.
  case qiStagnation = "qi-stagnation"
  /// 特禀质.
  case special

  /// How certain it is that a person has a constitution.
  package enum Judgement: Int, Hashable, Sendable {
    /// 否.
    case no = 0
    /// 倾向是, of the balanced one 基本是.
    case tendency = 1
    /// 是.
    case yes = 2
  }

  /// The eight that are out of balance.
  package static let unbalanced = allCases.filter { $0 != .balanced }
}
