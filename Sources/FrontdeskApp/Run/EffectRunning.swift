/// Carries out what the screens ask of the outside.
package protocol EffectRunning: Sendable {
  /// Starts an effect and returns at once.
  ///
  /// Called on the loop's thread. For each effect exactly one message must be posted, from any
  /// thread: the loop counts work in flight, and a test waits until none is. An effect without a
  /// result posts `Message.settled`.
  func run(_ effect: Effect, post: @escaping @Sendable (Message) -> Void)
}
