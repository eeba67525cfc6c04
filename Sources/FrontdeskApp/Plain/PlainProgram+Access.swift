import Canvas
import Domain
import Widgets

/// The sign-in and what is kept from most, line by line.
extension PlainProgram {
  /// Asks for a password where the card waits for one; it is never read as a line.
  ///
  /// - Returns: Whether something was asked and answered.
  func askSecret() -> Bool {
    guard let card = model.account.card, !card.isChecking, card.focus != .account,
      console.isInteractive
    else { return false }
    let label: Phrase =
      switch card.focus {
      case .account, .password: .password
      case .fresh: .freshPassword
      case .again: .againPassword
      }
    guard let secret = console.secret(prompt: label[model.language] + ": ") else {
      // Given up: the next line may say what is wanted instead.
      return card.purpose == .unlock ? false : leaveCard()
    }
    take(.plain(.secret(secret)))
    take(.event(.key(KeyPress(.enter))))
    settle()
    guard exit == nil else { return true }
    report()
    return true
  }

  private func leaveCard() -> Bool {
    take(.event(.key(KeyPress(.escape))))
    settle()
    if exit == nil { report() }
    return true
  }

  /// Takes a line as the account that signs in.
  func signIn(_ code: String) -> [Note] {
    take(.plain(.fill(code)))
    take(.event(.key(KeyPress(.enter))))
    return []
  }

  /// Takes a line as the answer to a question about access.
  func decide(_ line: String) -> [Note] {
    switch model.account.dialog {
    case .warning, .question: break
    default: return []
    }
    let folded = PlainCommands.folded(line)
    let isYes = ["y", "yes", "是", "打开"].contains(folded)
    take(.event(.text(isYes ? "y" : "n")))
    return []
  }
}
