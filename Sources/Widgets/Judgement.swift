/// How a value lies to the reference range that held when it was taken.
package enum Judgement: Hashable, Sendable, CaseIterable {
  case low, normal, high
}
