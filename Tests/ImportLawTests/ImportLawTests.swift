import Foundation
import Testing

/// The law of the house: a module imports only lower levels, and only what its row allows.
@Suite struct ImportLawTests {
  /// What each module may import of ours.
  private static let law: [String: Set<String>] = [
    "CNcurses": [], "CSQLite": [], "CProcess": [], "CCrypt": [],
    "Domain": [], "Canvas": [],
    "SQLite": ["CSQLite"], "Processes": ["CProcess"],
    "Interchange": ["Domain"], "FollowUps": ["Domain"], "DemoClinic": ["Domain"],
    "Rules": ["Domain"], "Forms": ["Domain"], "Assessment": ["Domain"],
    "Store": [
      "Domain", "SQLite", "Interchange", "FollowUps", "Rules", "Forms", "Assessment", "CCrypt",
    ],
    "Widgets": ["Canvas"],
    "Reports": ["Domain", "Canvas", "Interchange", "FollowUps", "Forms"],
    "Terminal": ["CNcurses", "Canvas"],
    "FrontdeskApp": [
      "Domain", "Canvas", "Interchange", "FollowUps", "Rules", "Forms", "Widgets", "Store",
      "Reports",
    ],
    "frontdesk": [
      "Domain", "Canvas", "Interchange", "FollowUps", "Rules", "Forms", "DemoClinic", "Widgets",
      "Store", "Reports",
      "FrontdeskApp", "Terminal", "Processes", "CProcess",
    ],
    "frontdesk-bench": [
      "Domain", "Canvas", "SQLite", "Interchange", "FollowUps", "DemoClinic", "Rules", "Forms",
      "Store", "FrontdeskApp",
    ],
  ]

  /// Modules of the toolchain that pure modules may not use: they reach files, clocks and threads.
  private static let pure: Set<String> = [
    "Domain", "Canvas", "Interchange", "FollowUps", "Rules", "DemoClinic", "Widgets", "Forms",
    "Assessment", "Reports",
  ]

  private static let sources = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources")

  /// Every import line: the module it stands in, the file, and what it imports.
  private static func imports() throws -> [(module: String, file: String, imported: String)] {
    var found: [(module: String, file: String, imported: String)] = []
    let files = FileManager.default.enumerator(atPath: sources.path)
    while let path = files?.nextObject() as? String {
      guard path.hasSuffix(".swift"), let module = path.split(separator: "/").first else {
        continue
      }
      let text = try String(contentsOf: sources.appending(path: path), encoding: .utf8)
      for line in text.split(separator: "\n") {
        let words = line.split(separator: " ")
        guard let place = words.firstIndex(of: "import"), place <= 2, place + 1 < words.count,
          words[..<place].allSatisfy({
            ["package", "internal", "private", "public", "@testable"].contains($0)
          })
        else { continue }
        found.append((String(module), path, String(words[place + 1])))
      }
    }
    return found
  }

  @Test func everyModuleHasARow() throws {
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.sources.path)
    #expect(Set(folders) == Set(Self.law.keys))
  }

  @Test func modulesImportOnlyWhatTheirRowAllows() throws {
    let imports = try Self.imports()
    #expect(imports.count > 100)
    for line in imports where Self.law[line.imported] != nil {
      #expect(
        Self.law[line.module]?.contains(line.imported) == true,
        "\(line.file) imports \(line.imported)")
    }
  }

  @Test func pureModulesReachNothingOutside() throws {
    for line in try Self.imports() where Self.pure.contains(line.module) {
      #expect(
        Self.law[line.imported] != nil || line.imported == "Glibc",
        "\(line.file) imports \(line.imported)")
    }
  }

  /// Pure modules may use the C library for mathematics alone.
  @Test func pureModulesCallNoSystem() throws {
    let calls = [
      "open(", "read(", "getenv(", "time(", "socket(", "system(", "printf(", "gettimeofday",
    ]
    for line in try Self.imports() where Self.pure.contains(line.module) && line.imported == "Glibc"
    {
      let text = try String(
        contentsOf: Self.sources.appending(path: line.file), encoding: .utf8)
      for call in calls {
        #expect(!text.contains("= \(call)") && !text.contains(" Glibc.\(call)"), "\(line.file)")
      }
    }
  }

  @Test func screensNeverMeetTheStoreButInTheRunner() throws {
    let allowed: Set<String> = [
      "FrontdeskApp/EffectRunner.swift", "FrontdeskApp/EffectRunner+Tables.swift",
      "FrontdeskApp/EffectRunner+Account.swift", "FrontdeskApp/EffectRunner+Rights.swift",
      "FrontdeskApp/EffectRunner+Day.swift", "FrontdeskApp/EffectRunner+Cards.swift",
      "FrontdeskApp/EffectRunner+Drafts.swift", "FrontdeskApp/EffectRunner+Tags.swift",
      "FrontdeskApp/EffectRunner+Rules.swift", "FrontdeskApp/EffectRunner+RuleDesk.swift",
      "FrontdeskApp/EffectRunner+Forms.swift", "FrontdeskApp/EffectRunner+Plans.swift",
      "FrontdeskApp/EffectRunner+Calls.swift", "FrontdeskApp/EffectRunner+CarePlans.swift",
      "FrontdeskApp/EffectRunner+Calls.swift", "FrontdeskApp/EffectRunner+Figures.swift",
      "FrontdeskApp/EffectRunner+Papers.swift", "FrontdeskApp/Run/PaperMaker.swift",
    ]
    for line in try Self.imports() where line.module == "FrontdeskApp" && line.imported == "Store" {
      #expect(allowed.contains(line.file), "\(line.file) imports Store")
    }
  }

  @Test func noFileIsLongerThan400Lines() throws {
    let files = FileManager.default.enumerator(atPath: Self.sources.path)
    while let path = files?.nextObject() as? String {
      guard path.hasSuffix(".swift") else { continue }
      let text = try String(contentsOf: Self.sources.appending(path: path), encoding: .utf8)
      let count = text.split(separator: "\n", omittingEmptySubsequences: false).count
      #expect(count <= 401, "\(path) has \(count) lines")
    }
  }
}
