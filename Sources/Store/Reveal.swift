package import Domain
internal import SQLite

extension Store {
  /// One number or the address of one person, whole; the trail has its row before it is given.
  ///
  /// How long it is shown is the screen's matter.
  ///
  /// - Throws: `.denied` where the role works with masked numbers, `.notFound` when there is no
  ///   such thing.
  package func reveal(_ field: RevealField, of patient: PatientID) throws(StoreError) -> String {
    try require(.read, field.object, of: patient)
    guard access.reach(.read, field.object) == .all else {
      throw refusal(.read, field.object, of: patient)
    }
    try requireVisible(patient)
    return try write { connection in
      guard let text = try whole(field, of: patient, in: connection) else {
        throw StoreError.notFound
      }
      try audit(
        .read, .patient, id: patient.value, patient: patient, detail: "reveal \(field.code)",
        in: connection)
      return text
    }
  }

  private func whole(
    _ field: RevealField, of patient: PatientID, in connection: Connection
  ) throws -> String? {
    switch field {
    case .address: return try person(patient, in: connection).address
    case .phone:
      return try contacts(of: patient, in: connection).first { $0.system == .phone }?.value
    case .contact(let place):
      let all = try contacts(of: patient, in: connection)
      return all.indices.contains(place) ? all[place].value : nil
    case .identifier(let place):
      let all = try identifiers(of: patient, in: connection)
      return all.indices.contains(place) ? all[place].value : nil
    }
  }
}
