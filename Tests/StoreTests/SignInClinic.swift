import Domain
import Foundation
import Store
import Synchronization

/// Counts how often a password is held against a hash, and gives the answer without the wait.
final class PasswordCounter: Sendable {
  private let checked = Mutex<[String]>([])

  /// The first characters of what each password was held against, such as `$y$j9T$`.
  var settings: [String] { checked.withLock { $0 } }
  var count: Int { settings.count }

  func check(_ hash: PasswordHash, _ secret: Secret) -> Bool {
    checked.withLock { $0.append(String(hash.text.prefix(7))) }
    return secret == SignInClinic.right
  }
}

/// A clinic whose nurse, doctor and manager have the same password, so that it need not be hashed
/// for each test; checks are counted.
final class SignInClinic {
  static let right = Secret("Green-Tea-7".utf8)
  static let wrong = Secret("Green-Tea-8".utf8)
  static let desk = SessionTerminal(host: "clinic", tty: "pts/1", pid: 4711)

  /// One nurse, one doctor, one manager, each with no other role.
  static let staff = [
    StaffMember(code: "li", name: "李护士", role: .nurse),
    StaffMember(code: "wang", name: "王医生", role: .doctor),
    StaffMember(code: "ma", name: "马主任", role: .manager),
  ]

  let clinic = Result { try TestClinic(staff: SignInClinic.staff) }
  let counter = PasswordCounter()

  var store: Store { get throws { try clinic.get().store } }
  var clock: TestClock { get throws { try clinic.get().clock } }

  init() throws {
    let store = try self.store
    for code in ["li", "wang", "ma"] {
      _ = try store.act(as: code, systemUser: "")
      try store.setOwnPassword(old: nil, new: Self.right, terminal: Self.desk)
    }
    store.awaitSignIn()
    store.checkPassword = counter.check
  }

  /// Another terminal at which nobody is signed in.
  func terminal() throws -> Store {
    let other = try clinic.get().secondTerminal()
    other.awaitSignIn()
    other.checkPassword = counter.check
    return other
  }

  /// Signs somebody in at a terminal and says why not, or nil.
  func refusal(
    _ code: String, _ password: Secret = SignInClinic.wrong,
    at terminal: SessionTerminal = SignInClinic.desk
  ) throws -> SignInRefusal? {
    do {
      _ = try store.signIn(code: code, password: password, terminal: terminal)
      return nil
    } catch StoreError.signInRefused(let refusal) {
      return refusal
    }
  }

  /// What the newest rows of the audit trail tell, the newest first.
  func trail(_ count: Int) throws -> [String] {
    let reader = try clinic.get().secondTerminal()
    _ = try reader.act(as: "ma", systemUser: "")
    return try reader.auditRows(of: nil, limit: count).map { "\($0.staff ?? "-") \($0.detail)" }
  }
}

/// A terminal of a number.
func tty(_ number: Int) -> SessionTerminal {
  SessionTerminal(host: "clinic", tty: "pts/\(number)", pid: 100 + number)
}
