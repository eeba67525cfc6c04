import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

/// Pictures of the sign-in and of what is kept from most.
@Suite struct AccountScreenTests {
  typealias Case = RecordedScreen

  static let withPassword: @Sendable (inout Desk) -> Void = { desk in
    desk.model.account.hasPassword = true
  }

  static let signedOut: @Sendable (inout Desk) -> Void = { desk in
    desk.model.awaitSignIn(as: "li")
  }

  static let closed: @Sendable (inout Desk) -> Void = { desk in
    desk.clinic.hiddenParts = [.conditions, .medications, .results, .reports]
    desk.send(.command(.refresh))
  }

  static let reception: @Sendable (inout Desk) -> Void = { desk in
    desk.clinic.hiddenParts = Set(ArchivePart.allCases).subtracting([.followUps])
    desk.model.user = StaffMember(code: "wu", name: "吴前台", role: .reception)
    desk.send(.command(.refresh))
  }

  static let auditor: @Sendable (inout Desk) -> Void = { desk in
    desk.model.user = SampleClinic.auditor
  }

  static let cases = [
    Case(name: "sign-in", keys: "", prepare: signedOut),
    Case(name: "sign-in-wrong", keys: "Regen<Enter>", prepare: signedOut),
    Case(name: "sign-in-demo", keys: "<C-n><Down><Down>") {
      $0.clinic.offersAccounts = true
    },
    Case(name: "lock-password", keys: "<F8>Rain", prepare: withPassword),
    Case(name: "lock-refused", keys: "<F8>Regen<Enter>", prepare: withPassword),
    Case(
      name: "new-password", keys: "<F9>session.password<Enter>Rain<Tab>Neu", prepare: withPassword),
    Case(name: "reveal-menu", keys: "zs<F7>"),
    Case(name: "revealed", keys: "zs<F7><Enter>"),
    Case(name: "closed-archive", keys: "zs<Enter>", prepare: closed),
    Case(name: "closed-lookup", keys: "zs", prepare: closed),
    Case(name: "reception-archive", keys: "zs<Enter>", prepare: reception),
    Case(name: "emergency-ask", keys: "zs<C-y>", prepare: closed),
    Case(name: "emergency", keys: "zs<C-y>1<Enter>outpatient emergency<C-s>", prepare: closed),
    Case(name: "second-thought", keys: "zs<Enter>") {
      $0.clinic.warnings = [PatientID(1): [.household, .colleague]]
      $0.send(.command(.refresh))
    },
    Case(name: "withheld", keys: "zs") {
      $0.clinic.warnings = [PatientID(1): [.own]]
      $0.send(.command(.refresh))
    },
    Case(name: "audit", keys: "<F9>view.audit<Enter><Down>", prepare: auditor),
    Case(name: "audit-person", keys: "<F9>view.audit<Enter><Down>o<C-f>denied", prepare: auditor),
    Case(name: "audit-emergency", keys: "<F9>view.audit<Enter><Left><Enter>fine", prepare: auditor),
    Case(name: "rights", keys: "<F9>session.rights<Enter>"),
    Case(name: "public", keys: "<F9>privacy.public<Enter>zs"),
  ]

  @Test(arguments: cases, RecordedScreen.sizes)
  func theyLookAsRecorded(_ screen: Case, _ size: Size) { screen.expectAsRecorded(size) }

  @Test(arguments: cases)
  func theSmallestWindowIsEnough(_ screen: Case) { screen.expectSmallestAsRecorded() }

  @Test(arguments: Scene.sizes, Language.allCases)
  func whatIsSignedOutOrLockedShowsNothingOfPatients(_ size: Size, _ language: Language) {
    for screen in Self.cases.prefix(6) {
      let desk = screen.desk(size, language)
      let text = desk.text.replacing(desk.model.clock.clock, with: "")
        .replacing(desk.model.today.description, with: "")
      for secret in LockTests.patientText {
        #expect(!text.contains(secret), "\(screen.name): \(secret)")
      }
      #expect(!text.contains("Rain") && !text.contains("Regen"), "a password is seen")
    }
  }

  /// Every word of ours is whole and in the language of the screen.
  @Test(arguments: Language.allCases, Scene.sizes)
  func everyLabelIsWholeAndInTheLanguage(_ language: Language, _ size: Size) {
    for screen in Self.cases {
      let text = screen.desk(size, language).text
      let cut = text.split(separator: "\n").filter { $0.contains("…") }
      if size.columns >= 80 {
        #expect(cut.isEmpty, "\(screen.name)\n\(cut.joined(separator: "\n"))")
      }
    }
  }
}
