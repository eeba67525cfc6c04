package import Domain
package import Widgets

/// Where somebody proves who they are: the card of the sign-in, or the password of a locked desk.
package struct SignInCard: Equatable, Sendable {
  package enum Purpose: Equatable, Sendable {
    /// Nobody is signed in.
    case begin
    /// The one who is signed in opens the locked desk again.
    case unlock
    /// Another person takes over the locked desk.
    case change
    /// The one who was let in chooses a new password.
    case renew
  }

  package enum Field: Equatable, Sendable {
    case account
    case password
    /// The new password, and the same once more.
    case fresh
    case again
  }

  package let purpose: Purpose
  package internal(set) var account = TextField(limit: 40)
  package internal(set) var password = PasswordEntry()
  package internal(set) var fresh = PasswordEntry()
  package internal(set) var again = PasswordEntry()
  package internal(set) var focus: Field
  /// Whether the answer is on its way.
  package internal(set) var isChecking = false
  /// Why nobody was let in; nil before the first try.
  package internal(set) var problem: Localized?
  /// Whether somebody tried and was not let in, whatever was wrong.
  package internal(set) var wasRefused = false

  /// The way out for whoever has no password yet; nil where an account is not asked for.
  ///
  /// The same after every refused attempt, as it must not tell whether an account exists.
  package var wayOut: Localized? {
    wasRefused && fields.contains(.account) ? Phrase.firstPassword.text : nil
  }

  /// - Parameter account: The account to begin with; empty when none is known.
  init(_ purpose: Purpose, account: String = "") {
    self.purpose = purpose
    self.account.set(account)
    let asksAccount = [.begin, .change].contains(purpose)
    focus = asksAccount && account.isEmpty ? .account : .password
  }

  /// The fields that can be filled in, in order.
  package var fields: [Field] {
    switch purpose {
    case .begin, .change: [.account, .password]
    case .unlock: [.password]
    case .renew: [.password, .fresh, .again]
    }
  }

  /// What stands in a field of which nothing can be read.
  subscript(field: Field) -> PasswordEntry {
    get {
      switch field {
      case .account, .password: password
      case .fresh: fresh
      case .again: again
      }
    }
    set {
      switch field {
      case .account, .password: password = newValue
      case .fresh: fresh = newValue
      case .again: again = newValue
      }
    }
  }

  /// Forgets every password that was typed.
  mutating func forget() {
    password.clear()
    fresh.clear()
    again.clear()
  }
}
