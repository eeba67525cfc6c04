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
}
