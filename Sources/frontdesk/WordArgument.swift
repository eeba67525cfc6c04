internal import Domain

/// Reads a word that is one of a few.
enum WordArgument {
  /// - Parameter what: What the word is, for whoever typed another one.
  static func read<Value: RawRepresentable<String> & CaseIterable>(
    _ word: String, _ what: Localized
  ) throws(CommandFailure) -> Value {
    if let value = Value(rawValue: word) { return value }
    let all = Value.allCases.map(\.rawValue).joined(separator: ", ")
    throw .use(
      Localized(zh: "\(what.chinese)应为：\(all)", en: "\(what.english) is one of: \(all)"))
  }

  /// The word that an option gives; nil without the option.
  static func option<Value: RawRepresentable<String> & CaseIterable>(
    _ name: String, _ session: Session
  ) throws(CommandFailure) -> Value? {
    guard let word = session.options[name] else { return nil }
    if let value = Value(rawValue: word) { return value }
    let all = Value.allCases.map(\.rawValue).joined(separator: ", ")
    throw .use(Localized(zh: "\(name) 应为：\(all)", en: "\(name) takes one of: \(all)"))
  }
}
