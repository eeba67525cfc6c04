package import Domain

// What the published sheets make of the nine constitutions (ZYYXH/T 157-2009).
extension BodyConstitution {
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
