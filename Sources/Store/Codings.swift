internal import Domain
internal import Rules
internal import SQLite

/// The codings of diagnoses and medicines as small numbers, each looked up once.
///
/// Belongs to one book of rules and the connection that it judges on.
final class Codings {
  /// What one coding comes to.
  struct Entry: BitwiseCopyable {
    /// The number of its code among the judge's facts; nil without a code, of which no rule can ask.
    var code: Int32?
    /// A number that codings of the same code share, or, without one, of the same words.
    var name: Int32
  }

  private let facts: PatientFacts
  private var entries: [Int: Entry] = [:]
  /// Those with small numbers, which are nearly all.
  private var near: [Entry?] = []
  private var names: [String: Int32] = [:]

  private static let nearCount = 1 << 16

  init(_ facts: PatientFacts) { self.facts = facts }

  /// What a coding comes to.
  func entry(_ id: Int, in connection: Connection) throws -> Entry {
    if id >= 0, id < near.count, let known = near[id] { return known }
    if let known = entries[id] { return known }
    let row = try connection.statement("SELECT code, display FROM coding WHERE id = ?").bind(id)
    defer { row.reset() }
    var (code, display) = ("", "")
    if try row.step() { (code, display) = (row.text(0), row.text(1)) }
    let text = code.isEmpty ? display : code
    let name = names[text] ?? Int32(names.count)
    names[text] = name
    let entry = Entry(code: code.isEmpty ? nil : facts.number(ofCode: code), name: name)
    if id >= 0, id < Self.nearCount {
      if id >= near.count {
        near.append(contentsOf: repeatElement(nil, count: id + 1 - near.count))
      }
      near[id] = entry
    } else {
      entries[id] = entry
    }
    return entry
  }

  /// Adds a diagnosis; no rule can ask for one without a code.
  func addDiagnosis(_ period: FactSQL.CodedPeriod, in connection: Connection) throws {
    guard let code = try entry(period.coding, in: connection).code else { return }
    facts.addDiagnosis(number: code, from: period.from, through: period.through)
  }

  /// Adds a medicine, to be asked for and to be counted.
  ///
  /// - Parameters:
  ///   - isAsked: Whether any rule asks for medicines.
  ///   - counted: What counts them; nil when no rule asks how many there are.
  func addMedication(
    _ period: FactSQL.CodedPeriod, isAsked: Bool, _ counted: CountedFacts?,
    in connection: Connection
  ) throws {
    let entry = try entry(period.coding, in: connection)
    if isAsked, let code = entry.code {
      facts.addMedication(number: code, from: period.from, through: period.through)
    }
    counted?.addMedicine(period, name: entry.name)
  }
}
