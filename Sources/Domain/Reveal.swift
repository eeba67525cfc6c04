/// One thing of one person that is shown whole for a moment.
package enum RevealField: Hashable, Sendable {
  /// The phone that lists show: the first there is.
  case phone
  /// A place among the contacts of ``PatientArchive``, from 0.
  case contact(Int)
  /// A place among the identifiers of ``PatientArchive``, from 0.
  case identifier(Int)
  case address

  /// What is read by it.
  package var object: AccessObject {
    switch self {
    case .phone, .contact, .address: .identity
    case .identifier: .identifier
    }
  }

  /// The word for it in the audit trail.
  package var code: String {
    switch self {
    case .phone: "phone"
    case .contact(let place): "contact \(place)"
    case .identifier(let place): "identifier \(place)"
    case .address: "address"
    }
  }
}
