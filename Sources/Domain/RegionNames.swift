/// The names of provinces and prefectures by the digits with which a resident ID begins.
package struct RegionNames: Sendable {
  private static let shared = RegionNames()

  private var names: [String: String] = [:]

  private init() {
    CompactTable.forEachGroup(in: [Self.table]) { code, characters in
      var name = String.UnicodeScalarView()
      name.append(contentsOf: characters)
      names[code] = String(name)
    }
  }

  /// The province and, where there is one, the prefecture of a code of six digits.
  ///
  ///     RegionNames.name(of: "130503")    // "河北省邢台市"
  ///     RegionNames.name(of: "110105")    // "北京市"
  ///
  /// - Returns: Nil when no province has the first two digits.
  package static func name(of code: String) -> String? {
    guard let province = shared.names[String(code.prefix(2))] else { return nil }
    return province + (shared.names[String(code.prefix(4))] ?? "")
  }
}
