import TestSupport
import Testing

@testable import Domain

/// The functional tests of UCUM, read in place.
@Suite("UCUM's own functional tests", .enabled(if: SharedFiles.areThere))
struct UCUMFunctionalTests {
  static let folder = "ucum/ucum-java/src/test/resources/"

  static func file(_ name: String) throws -> XMLElements {
    XMLElements(try SharedFiles.bytes(folder + name))
  }

  static func cases(_ section: String, of file: String) throws -> [[String: String]] {
    let elements = try Self.file(file)
    let body = try #require(elements.elements(section).first).body
    return elements.elements("case", in: body).map(\.attributes)
  }

  @Test("every validation comes out as the file says")
  func validations() throws {
    let cases = try Self.cases("validation", of: "UcumFunctionalTests.xml")
    #expect(cases.count == 529)
    let wrong = cases.filter { UCUMUnit.isValid($0["unit"] ?? "") != ($0["valid"] == "true") }
    #expect(wrong.map { $0["unit"] ?? "" } == [])
  }

  @Test("every validation of the older revision comes out, but for two")
  func olderValidations() throws {
    let cases = try Self.cases("validation", of: "UcumFunctionalTests.2.xml")
    #expect(cases.count == 525)
    let wrong = cases.filter { UCUMUnit.isValid($0["unit"] ?? "") != ($0["valid"] == "true") }
    // Data types that have units take an empty one for 1; as an expression it is none. The newer
    // revision has corrected the other one to g.m/m2{hb}: an annotation cannot stand in front.
    #expect(wrong.map { $0["unit"] ?? "" } == ["", "g.m/{hb}m2"])
  }

  /// What a conversion gives, to as many digits as the file states, at most 16.
  static func outcome(of item: [String: String]) throws -> (found: DecimalNumber?, wanted: String) {
    let value = try #require(DecimalNumber(item["value"] ?? ""))
    let source = try UCUMUnit(item["srcUnit"] ?? "")
    let target = try UCUMUnit(item["dstUnit"] ?? "")
    let wanted = try #require(item["outcome"])
    let digits = wanted.prefix { $0 != "e" }.filter(\.isNumber).drop { $0 == "0" }.count
    let expected = try #require(DecimalNumber(wanted)).rounded(significant: min(16, digits))
    let found = source.conversion(to: target)?.apply(value)?.rounded(significant: min(16, digits))
    return (found, expected.description)
  }

  @Test("every conversion comes out to all digits that the file states")
  func conversions() throws {
    let cases = try Self.cases("conversion", of: "UcumFunctionalTests.xml")
    #expect(cases.count == 30)
    for item in cases {
      let (found, wanted) = try Self.outcome(of: item)
      #expect(found?.description == wanted, "\(item)")
    }
  }

  @Test("every conversion of the older revision comes out, but for what it read from the right")
  func olderConversions() throws {
    let cases = try Self.cases("conversion", of: "UcumFunctionalTests.2.xml")
    #expect(cases.count == 29)
    var differing: [String] = []
    for item in cases {
      let (found, wanted) = try Self.outcome(of: item)
      if found?.description != wanted { differing.append(item["srcUnit"] ?? "") }
    }
    // The newer revision says that s/m/mg is (s/m)/mg, and has s/4/m where s/4.m stood.
    #expect(differing == ["s/m/mg", "s/4.m"])
  }

  @Test("products and quotients come out", arguments: ["multiplication", "division"])
  func products(section: String) throws {
    let cases = try Self.cases(section, of: "UcumFunctionalTests.xml")
    #expect(cases.count == (section == "division" ? 3 : 2))
    for item in cases {
      let left = try UCUMUnit(item["u1"] ?? "")
      let right = try UCUMUnit(item["u2"] ?? "")
      let unit = try #require(section == "division" ? left.divided(by: right) : left * right)
      let first = try #require(Double(item["v1"] ?? ""))
      let second = try #require(Double(item["v2"] ?? ""))
      let value = section == "division" ? first / second : first * second
      let target = try UCUMUnit(item["uRes"].flatMap { $0.isEmpty ? nil : $0 } ?? "1")
      let found = try #require(unit.convert(value, to: target))
      let wanted = try #require(Double(item["vRes"] ?? ""))
      // One outcome is stated to two digits: 2 m divided by 1.5 g is 1.3.
      #expect(abs(found - wanted) <= (item["vRes"] == "1.3" ? 0.05 : wanted * 1e-15), "\(item)")
    }
  }
}

/// The table of units against the file of UCUM.
@Suite("The table of UCUM's units", .enabled(if: SharedFiles.areThere))
struct UCUMTableTests {
  static func essence() throws -> XMLElements {
    XMLElements(try SharedFiles.bytes("ucum/ucum-java/src/main/resources/ucum-essence.xml"))
  }

  @Test("has every unit with its size and dimension")
  func unitsAgree() throws {
    let file = try Self.essence()
    let units = file.elements("unit")
    #expect(units.count == 305)
    for unit in units {
      let code = try #require(unit.attributes["Code"])
      let value = try #require(file.elements("value", in: unit.body).first)
      let function = file.elements("function", in: value.body).first
      let stated = function?.attributes ?? value.attributes
      let atom = try #require(UnitTable.shared[code], "\(code)")
      // 100 tan of an angle is stated in degrees, against the specification.
      if code == "%[slope]" { continue }
      #expect(atom.isMetric == (unit.attributes["isMetric"] == "yes"), "\(code)")
      #expect((atom.scale != nil) == (unit.attributes["isSpecial"] == "yes"), "\(code)")
      let reference = try UCUMUnit(stated["Unit"] ?? "")
      if unit.attributes["isArbitrary"] == "yes" {
        #expect(!atom.dimension.arbitrary.isEmpty, "\(code)")
      } else {
        #expect(atom.dimension.isCommensurable(with: reference.dimension), "\(code)")
      }
      if code == "[pi]" { continue }
      let number = try #require(DecimalNumber(stated["value"] ?? ""), "\(code)")
      let size = try #require(UnitMagnitude(number))
      #expect(atom.magnitude == size * reference.magnitude, "\(code)")
    }
    #expect(UCUMUnit.codes.count == 305 + 7)
  }

  @Test("has every prefix")
  func prefixesAgree() throws {
    let file = try Self.essence()
    let prefixes = file.elements("prefix")
    #expect(prefixes.count == 24)
    for prefix in prefixes {
      let code = try #require(prefix.attributes["Code"])
      let value = try #require(file.elements("value", in: prefix.body).first?.attributes["value"])
      let unit = code.hasSuffix("i") ? "By" : "m"
      let step = try UCUMUnit(code + unit).conversion(to: try UCUMUnit(unit))
      #expect(step?.apply(.one)?.description == DecimalNumber(value)?.description, "\(code)")
    }
  }

  @Test("reads every unit of a list of units that are used")
  func usedUnitsAreValid() throws {
    let rows = try SharedFiles.table("ucum/ucum-lhc/data/ucum.csv", separator: ",")
    let codes = rows.compactMap { $0["case-sensitive code"] }.filter {
      !$0.isEmpty && !$0.contains("\"")
    }
    #expect(codes.count > 700)
    let refused = codes.filter { !UCUMUnit.isValid($0) }
    // Rows that are no rows: fields of the row before that are broken into lines. Torr is no
    // unit of UCUM 2.2.
    #expect(refused.filter { !$0.contains(" ") } == ["Torr"])
  }
}
