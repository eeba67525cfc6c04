internal import Domain
internal import SQLite

/// Numbers of short texts and codings that the database keeps once.
///
/// A clinic has a few thousand of them, so both directions stay in memory once met.
struct Interned {
  private var wordIDs: [String: Int] = [:]
  private var codingIDs: [Coding: Int] = [:]
  private var displays: [Int: String] = [:]

  /// The number of a text, which is stored when it is new; nil for nil.
  mutating func optionalID(of text: String?, in connection: Connection) throws -> Int? {
    guard let text else { return nil }
    return try id(of: text, in: connection)
  }

  /// The number of a text, which is stored when it is new.
  mutating func id(of text: String, in connection: Connection) throws -> Int {
    if let known = wordIDs[text] { return known }
    let find = try connection.statement("SELECT id FROM word WHERE text = ?").bind(text)
    defer { find.reset() }
    let number: Int
    if try find.step() {
      number = find.integer(0)
    } else {
      try connection.statement("INSERT INTO word (text) VALUES (?)").bind(text).run()
      number = connection.lastInsertID
    }
    wordIDs[text] = number
    return number
  }

  /// The number of a coding, which is stored when it is new.
  mutating func id(of coding: Coding, in connection: Connection) throws -> Int {
    if let known = codingIDs[coding] { return known }
    let find = try connection.statement(
      "SELECT id FROM coding WHERE code = ? AND system = ? AND display = ?")
    find.bind(coding.code, coding.system, coding.display)
    defer { find.reset() }
    let number: Int
    if try find.step() {
      number = find.integer(0)
    } else {
      try connection.statement("INSERT INTO coding (code, system, display) VALUES (?, ?, ?)")
        .bind(coding.code, coding.system, coding.display).run()
      number = connection.lastInsertID
    }
    codingIDs[coding] = number
    return number
  }

  /// The number of a text that is stored; nil when it is not.
  mutating func knownID(of text: String, in connection: Connection) throws -> Int? {
    if let known = wordIDs[text] { return known }
    let find = try connection.statement("SELECT id FROM word WHERE text = ?").bind(text)
    defer { find.reset() }
    guard try find.step() else { return nil }
    let number = find.integer(0)
    wordIDs[text] = number
    return number
  }

  /// How the coding of a number is shown; empty when there is no such coding.
  ///
  /// Stored codings are never changed, so that a name once read stays right.
  mutating func display(ofCoding number: Int, in connection: Connection) throws -> String {
    if let known = displays[number] { return known }
    let find = try connection.statement("SELECT display FROM coding WHERE id = ?").bind(number)
    defer { find.reset() }
    guard try find.step() else { return "" }
    let text = find.text(0)
    displays[number] = text
    return text
  }
}
