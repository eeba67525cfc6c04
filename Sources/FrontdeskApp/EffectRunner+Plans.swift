import Domain
import Store

extension StoreRunner {
  /// One small step of what every terminal does beside its work: the rules and the plans.
  static func tend(_ store: Store, isIdle: Bool) throws(StoreError) -> RuleTending {
    let plans = try store.tendPlans()
    var tending = try store.tendRules(isIdle: isIdle)
    if plans.hasMore { tending.hasMore = true }
    return tending
  }
}
