package import Domain

/// The clocks of the outside, handed in so that nothing here reads the machine's own.
package struct World: Sendable {
  /// The present moment.
  package var now: @Sendable () -> Instant
  /// Milliseconds of a clock that never jumps, from any start; paces the painting.
  package var uptimeMilliseconds: @Sendable () -> Int
  /// The clinic's wall clock.
  package var zone: ClinicZone

  package init(
    now: @escaping @Sendable () -> Instant, uptimeMilliseconds: @escaping @Sendable () -> Int,
    zone: ClinicZone
  ) {
    self.now = now
    self.uptimeMilliseconds = uptimeMilliseconds
    self.zone = zone
  }
}
