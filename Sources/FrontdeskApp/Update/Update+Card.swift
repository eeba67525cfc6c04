import Canvas
import Domain
import Widgets

extension Model {
  /// Lets what is typed to get in take a key; nil when the key is not for it.
  mutating func cardKey(_ press: KeyPress) -> [Effect]? {
    guard let card = account.card, SizeClass(size) != .tooSmall else { return nil }
    if press == KeyPress(.escape) { return leaveCard(card) }
    // One question at a time; what is typed meanwhile would go to nobody knows which try.
    if card.isChecking { return keymap.command(for: press, in: layer)?.id == .quit ? nil : [] }
    switch (press.key, press.modifiers) {
    case (.enter, []): return submit(card)
    case (.tab, _): moveInCard(card, by: press.modifiers.contains(.shift) ? -1 : 1)
    case (.up, []), (.down, []): offer(press.key == .up ? -1 : 1, on: card)
    default: return editCard(press) ? [] : nil
    }
    return []
  }

  /// Types into the field with the focus; a paste ends no line.
  mutating func typeInCard(_ text: String) -> [Effect] {
    guard let card = account.card, !card.isChecking, SizeClass(size) != .tooSmall else { return [] }
    account.card?.problem = nil
    switch card.focus {
    case .account: account.card?.account.insert(text.trimmingBlanks)
    case .password, .fresh, .again: account.card?[card.focus].insert(text)
    }
    return []
  }

  private mutating func editCard(_ press: KeyPress) -> Bool {
    guard var card = account.card else { return false }
    let isTaken =
      switch card.focus {
      case .account: card.account.edit(press)
      case .password, .fresh, .again: card[card.focus].edit(press)
      }
    if isTaken { card.problem = nil }
    account.card = card
    return isTaken
  }

  private mutating func moveInCard(_ card: SignInCard, by steps: Int) {
    let fields = card.fields
    let place = fields.firstIndex(of: card.focus) ?? 0
    account.card?.focus = fields[(place + steps + fields.count) % fields.count]
  }

  /// Goes through the accounts that are offered by name, or to the other field where none is.
  private mutating func offer(_ steps: Int, on card: SignInCard) {
    guard card.fields.contains(.account), !account.choices.isEmpty else {
      return moveInCard(card, by: steps)
    }
    let codes = account.choices.map(\.code)
    let count = codes.count
    let place = codes.firstIndex(of: card.account.text)
    let next = place.map { ($0 + steps + count) % count } ?? (steps > 0 ? 0 : count - 1)
    account.card?.account.set(codes[next])
    account.card?.focus = .account
    account.card?.problem = nil
  }

  /// Goes back to the lock screen, or ends the program where there is nothing to go back to.
  private mutating func leaveCard(_ card: SignInCard) -> [Effect] {
    switch card.purpose {
    case .begin: return leave()
    case .change:
      account.card = account.hasPassword ? SignInCard(.unlock) : nil
    case .unlock:
      account.card?.password.clear()
      account.card?.problem = nil
    case .renew:
      guard account.pending != nil else {
        account.card = SignInCard(.unlock)
        return []
      }
      // Let in for nothing but a new password: without one, out again.
      account.pending = nil
      account.card = SignInCard(.begin, account: account.lastCode)
      return [.signOut(isIdle: false)]
    }
    return []
  }

  private mutating func submit(_ card: SignInCard) -> [Effect] {
    if card.purpose == .renew { return submitNew(card) }
    if card.purpose == .unlock {
      guard let secret = card.password.typed else { return [] }
      beginCheck()
      return [.unlock(secret)]
    }
    let code = card.account.text
    guard !code.isEmpty else {
      account.card?.focus = .account
      return []
    }
    // Where accounts are offered by name, as in a demo, most go without a password.
    if card.password.isEmpty,
      !account.choices.contains(where: { $0.code == code })
    {
      account.card?.focus = .password
      return []
    }
    let secret = card.password.typed
    beginCheck()
    let isOther = card.purpose == .change && code != user.code
    let memory: [Effect] =
      isOther && desk.remembersSession ? [.saveSetting(.session(self.memory))] : []
    return memory + [.signIn(code: code, password: secret)]
  }

  /// Asks for a new password to be taken once everything was typed.
  private mutating func submitNew(_ card: SignInCard) -> [Effect] {
    if let empty = card.fields.first(where: { card[$0].isEmpty }) {
      account.card?.focus = empty
      return []
    }
    guard let new = card.fresh.typed, card.fresh == card.again else {
      account.card?.fresh.clear()
      account.card?.again.clear()
      account.card?.focus = .fresh
      account.card?.problem = Phrase.passwordsDiffer.text
      return []
    }
    let old = card.password.typed
    beginCheck()
    return [.changePassword(old: old, new: new)]
  }

  private mutating func beginCheck() {
    account.card?.forget()
    account.card?.isChecking = true
    account.card?.problem = nil
  }
}
