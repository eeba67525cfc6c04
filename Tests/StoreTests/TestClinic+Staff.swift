import Domain

@testable import Store

extension TestClinic {
  /// Gives the clinic one more member of staff.
  func hire(_ member: StaffMember) throws {
    let machine = try machine()
    try machine.write { connection in
      try Store.insert(member, systemUser: nil, at: self.clock.now, in: connection)
    }
  }
}
