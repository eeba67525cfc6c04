// swift-tools-version: 6.2
import PackageDescription

/// One list for every target, so none can quietly opt out.
let strict: [SwiftSetting] = [
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "frontdesk",
  products: [
    .executable(name: "frontdesk", targets: ["frontdesk"]),
    .executable(name: "frontdesk-bench", targets: ["frontdesk-bench"]),
  ],
  targets: [
    // Level 0: C headers and nothing else.
    // No pkgConfig for ncursesw: it warns about prohibited flags on every build.
    .systemLibrary(name: "CNcurses", providers: [.apt(["libncursesw5-dev"])]),
    .systemLibrary(name: "CSQLite", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CProcess"),
    .systemLibrary(name: "CCrypt", providers: [.apt(["libcrypt-dev"])]),

    // Level 1: values.
    .target(name: "Domain", swiftSettings: strict),
    .target(name: "Canvas", swiftSettings: strict),

    // Level 2: one subject each, no tables, no screens.
    .target(
      name: "SQLite", dependencies: ["CSQLite"], swiftSettings: strict,
      linkerSettings: [.linkedLibrary("sqlite3")]),
    .target(name: "Processes", dependencies: ["CProcess"], swiftSettings: strict),
    .target(name: "Interchange", dependencies: ["Domain"], swiftSettings: strict),
    .target(name: "FollowUps", dependencies: ["Domain"], swiftSettings: strict),
    .target(name: "Rules", dependencies: ["Domain"], swiftSettings: strict),
    .target(name: "Forms", dependencies: ["Domain"], swiftSettings: strict),
    .target(name: "Assessment", dependencies: ["Domain"], swiftSettings: strict),
    .target(name: "DemoClinic", dependencies: ["Domain"], swiftSettings: strict),

    // Level 3: persistence and pictures.
    .target(
      name: "Store",
      dependencies: [
        "Domain", "SQLite", "Interchange", "FollowUps", "Rules", "Forms", "Assessment", "CCrypt",
      ],
      swiftSettings: strict, linkerSettings: [.linkedLibrary("crypt")]),
    .target(name: "Widgets", dependencies: ["Canvas"], swiftSettings: strict),
    .target(
      name: "Reports", dependencies: ["Domain", "Canvas", "Interchange", "FollowUps", "Forms"],
      swiftSettings: strict),

    // Level 4: the program and its terminal.
    .target(
      name: "Terminal", dependencies: ["CNcurses", "Canvas"], swiftSettings: strict,
      linkerSettings: [.linkedLibrary("ncursesw"), .linkedLibrary("tinfo")]),
    .target(
      name: "FrontdeskApp",
      dependencies: [
        "Domain", "Canvas", "Interchange", "FollowUps", "Rules", "Forms", "Widgets", "Store",
        "Reports",
      ],
      swiftSettings: strict),

    // Level 5: commands.
    .executableTarget(
      name: "frontdesk",
      dependencies: [
        "Domain", "Canvas", "Interchange", "FollowUps", "Rules", "Forms", "DemoClinic", "Widgets",
        "Store", "Reports", "FrontdeskApp", "Terminal", "Processes", "CProcess",
      ],
      swiftSettings: strict),
    .executableTarget(
      name: "frontdesk-bench",
      dependencies: [
        "Domain", "Canvas", "SQLite", "Interchange", "FollowUps", "DemoClinic", "Rules", "Forms",
        "Store", "FrontdeskApp",
      ],
      swiftSettings: strict),

    .target(
      name: "TestSupport", dependencies: ["Domain", "Canvas"], path: "Tests/TestSupport",
      swiftSettings: strict),
    .testTarget(
      name: "DomainTests", dependencies: ["Domain", "TestSupport"], swiftSettings: strict),
    .testTarget(
      name: "CanvasTests", dependencies: ["Canvas", "TestSupport"], swiftSettings: strict),
    .testTarget(name: "SQLiteTests", dependencies: ["SQLite"], swiftSettings: strict),
    .testTarget(name: "ProcessesTests", dependencies: ["Processes"], swiftSettings: strict),
    .testTarget(
      name: "InterchangeTests", dependencies: ["Domain", "Interchange", "TestSupport"],
      exclude: ["Fixtures"], swiftSettings: strict),
    .testTarget(
      name: "FollowUpsTests", dependencies: ["Domain", "FollowUps", "Interchange", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "FormsTests",
      dependencies: ["Domain", "Interchange", "Forms", "Assessment", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "AssessmentTests",
      dependencies: ["Domain", "Interchange", "Assessment", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "RulesTests",
      dependencies: ["Domain", "Canvas", "SQLite", "Interchange", "Rules", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "DemoClinicTests", dependencies: ["Domain", "DemoClinic"], swiftSettings: strict),
    .testTarget(
      name: "WidgetsTests", dependencies: ["Canvas", "Widgets", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "ReportsTests", dependencies: ["Domain", "Canvas", "FollowUps", "Forms", "Reports"],
      swiftSettings: strict),
    .testTarget(
      name: "StoreTests",
      dependencies: [
        "Domain", "SQLite", "Interchange", "FollowUps", "Rules", "Forms", "DemoClinic", "Store",
        "TestSupport",
      ],
      swiftSettings: strict),
    .testTarget(
      name: "TerminalTests", dependencies: ["Canvas", "Terminal", "TestSupport"],
      swiftSettings: strict),
    .testTarget(
      name: "FrontdeskAppTests",
      dependencies: [
        "Domain", "Canvas", "Interchange", "FollowUps", "Rules", "Forms", "Assessment",
        "DemoClinic", "Widgets", "Store", "FrontdeskApp", "TestSupport",
      ],
      exclude: ["Screens"], swiftSettings: strict),
    .testTarget(name: "ImportLawTests", swiftSettings: strict),
    // Runs the program itself, so that building the tests builds it.
    .testTarget(
      name: "EndToEndTests", dependencies: ["frontdesk", "Domain", "Canvas", "TestSupport"],
      swiftSettings: strict),
  ],
  swiftLanguageModes: [.v6]
)
