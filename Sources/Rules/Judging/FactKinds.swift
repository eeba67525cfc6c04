/// Of which kinds facts are there, or are read: a bit for each indicator, diagnoses and medicines.
///
/// A rule that reads nothing of what there is need not be asked: most patients have a value of a few
/// indicators only.
struct FactKinds: Hashable, Sendable, BitwiseCopyable {
  private(set) var bits: UInt128

  static let none = FactKinds(bits: 0)

  private static let diagnoses: UInt128 = 1
  private static let medications: UInt128 = 2
  /// The indicators from this one on share the last bit, which is then set too often.
  private static let lastSlot = 125

  private init(bits: UInt128) { self.bits = bits }

  /// What a rule reads; nil when it also reads the person, or tags, which are always there.
  init?(_ needs: FactNeeds) {
    guard !needs.readsPerson, needs.tags.isEmpty else { return nil }
    self = .none
    for slot in needs.daysBack.keys { add(slot: slot) }
    if needs.readsDiagnoses { addDiagnosis() }
    if needs.readsMedications { addMedication() }
  }

  mutating func add(slot: Int) { bits |= 4 << UInt128(min(slot, Self.lastSlot)) }

  mutating func addDiagnosis() { bits |= Self.diagnoses }

  mutating func addMedication() { bits |= Self.medications }

  /// Whether both have a kind.
  func meets(_ other: FactKinds) -> Bool { bits & other.bits != 0 }
}
