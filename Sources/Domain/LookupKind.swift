/// The letter that begins a lookup key and says what the rest of it is.
///
/// A key is this letter and then only `a`-`z`, `0`-`9` and letters outside ASCII, so that a full-text
/// index with SQLite's `ascii` tokenizer takes it as one token. The letters are part of the stored
/// index: a change of their meaning, or of how keys are made, needs the index to be built anew.
package enum LookupKind: String, Sendable, CaseIterable {
  /// The name as written, from its start: `a张三`.
  case nameStart = "a"
  /// The name as written, from a later character or word: `b三`.
  case nameInner = "b"
  /// The name in full pinyin, from its start: `czhangsan`.
  case pinyinStart = "c"
  /// The name in full pinyin, from a later syllable: `dsan`.
  case pinyinInner = "d"
  /// Initials from the start, also after the surname in full or as written.
  ///
  ///     ezs, ezhangs, e张s
  case initialsStart = "e"
  /// Initials from a later syllable: `fs`.
  case initialsInner = "f"
  /// The digits of a phone number: `g13812345678`.
  case phone = "g"
  /// The digits of a phone number, last first.
  case phoneReversed = "h"
  /// The letters and digits of an identifier: `i11010519491231002x`.
  case identifier = "i"
  /// The letters and digits of an identifier, last first.
  case identifierReversed = "j"
  /// The card number with and without its letter: `ka003817`, `k003817`.
  case card = "k"
  /// The digits of the card number, last first.
  case cardReversed = "l"
  /// The birthday as far as it is known: `m19680312`, `m196803`, `m1968`.
  case birthDate = "m"
  /// Month and day of the birthday: `n0312`.
  case birthDay = "n"
  /// The digits of a phone number from a later one on, without the last, which `phoneReversed` has.
  case phoneInner = "o"

  /// The kinds that are made from the name.
  static let ofNames: Set<LookupKind> = [
    .nameStart, .nameInner, .pinyinStart, .pinyinInner, .initialsStart, .initialsInner,
  ]

  /// Whether it is made from the name.
  var isOfName: Bool {
    switch self {
    case .nameStart, .nameInner, .pinyinStart, .pinyinInner, .initialsStart, .initialsInner: true
    default: false
    }
  }
}
