package import Domain
internal import SQLite

/// What the clinic has decided and how its accounts stand, for an assessor.
package struct PolicyReport: Hashable, Sendable {
  /// One decision.
  package struct Row: Hashable, Sendable {
    package let policy: ClinicPolicy
    /// What is in force.
    package let value: String
    /// Whether the clinic decided it; else it is the standard.
    package let isDecided: Bool

    package init(policy: ClinicPolicy, value: String, isDecided: Bool) {
      self.policy = policy
      self.value = value
      self.isDecided = isDecided
    }
  }

  package let rows: [Row]
  /// Accounts that may sign in.
  package let enabledAccounts: Int
  package let disabledAccounts: Int
  /// Enabled accounts without a password, by code.
  package let withoutPassword: [String]
  /// Enabled accounts whose password is older than the policy allows or must be changed, by code.
  package let mustChange: [String]
  /// Enabled accounts that were not used for as long as the policy allows, by code.
  package let unused: [String]
  /// Codes that wrong passwords lock now.
  package let locked: [String]
  /// Enabled accounts that may change accounts, by code; one alone has no second person.
  package let managers: [String]
  package let openSessions: Int
  /// Questions that wait for a second person.
  package let openQuestions: Int
}

extension Store {
  /// How the clinic's decisions and accounts stand now.
  package func policyReport() throws(StoreError) -> PolicyReport {
    try require(.read, .accounts)
    let accounts = try accounts()
    return try read { connection in
      let moment = try Self.steadyMoment(now(), in: connection)
      let enabled = accounts.filter { !$0.isDisabled }
      let days = try Self.number(.idleAccountDays, in: connection)
      func codes(where isWanted: (Account, Int) throws -> Bool) throws -> [String] {
        try enabled.filter { account in
          try isWanted(account, try Self.number(of: account.member.code, in: connection))
        }.map(\.member.code)
      }
      return PolicyReport(
        rows: try ClinicPolicy.allCases.map { policy in
          let stored = try Self.stored(policy, in: connection)
          return PolicyReport.Row(
            policy: policy, value: policy.inForce(stored), isDecided: stored != nil)
        },
        enabledAccounts: enabled.count, disabledAccounts: accounts.count - enabled.count,
        withoutPassword: enabled.filter { !$0.hasPassword }.map(\.member.code),
        mustChange: try codes { _, staff in
          try Self.mustChange(staff, now: now(), in: connection)
        },
        unused: try codes { account, _ in
          let used = try Candidate(code: account.member.code, in: connection).usedAt
          return used.map { moment.seconds - $0.seconds > days * 86_400 } ?? true
        },
        locked: accounts.filter { $0.lockedUntil != nil }.map(\.member.code),
        managers: enabled.filter { $0.member.access.allows(.approve, .accounts) }
          .map(\.member.code),
        openSessions: accounts.reduce(0) { $0 + $1.openSessions },
        openQuestions: try connection.integer(
          """
          SELECT count(*) FROM approval
          WHERE decided_at IS NULL AND asked_at > \(moment.seconds - Self.approvalPatience)
          """) ?? 0)
    }
  }
}
