import Foundation
import Testing

/// Every method of the store that others may call asks the gate, or is written down here as open.
@Suite struct GateLawTests {
  /// What each asks first; several names of one kind have one gate.
  private static let gates: [String: String] = [
    "archive(of:purpose:)": ".read, .identity",
    "archiveWarnings(of:)": ".read, .identity",
    "reveal(_:of:)": ".read, field.object",
    "askToExport(_:people:reason:)": ".add, .bulkExport",
    "corrections(of:)": ".read, .identity",
    "correct(_:of:to:reason:)": ".change, .identity",
    "undoCorrection(_:)": ".change, .identity",
    "consents(of:)": ".read, .patientRights",
    "sign(_:of:)": ".add, .patientRights",
    "withdrawConsent(_:of:reason:)": ".add, .patientRights",
    "restrict(_:reason:requester:)": ".change, .patientRights",
    "liftRestriction(of:)": ".change, .patientRights",
    "restrictedPatients()": ".change, .patientRights",
    "askToErase(_:reason:)": ".change, .patientRights",
    "erase(_:)": ".change, .patientRights",
    "exportPerson(_:to:purpose:)": ".change, .patientRights",
    "disclosures(of:)": ".read, .patientRights",
    "patientRights(of:)": ".read, .patientRights",
    "accounts()": ".read, .accounts",
    "policyReport()": ".read, .accounts",
    "addAccount(_:reason:)": ".add, .accounts",
    "setRoles(of:to:reason:)": ".change, .accounts",
    "disableAccount(_:reason:)": ".change, .accounts",
    "enableAccount(_:)": ".change, .accounts",
    "unlockAccount(_:)": ".change, .accounts",
    "setPassword(of:to:)": ".add, .accounts",
    "decide(_:allow:)": "requireSomebody",
    "approvals()": "requireSomebody",
    "allowances()": "requireSomebody",
    "staff()": "requireSomebody",
    "lookup(_:limit:)": ".read, .identity",
    "lookupOrder(_:sort:limit:)": ".read, .identity",
    "lookupRows(ids:for:)": ".read, .identity",
    "recentPatients(limit:)": ".read, .identity",
    "noteCopy(of:)": ".read, .identity",
    "noteExport(of:count:isUnmasked:reason:people:)": ".read, .identity",
    "queue(_:whose:limit:)": ".read, .queue",
    "workload()": ".read, .queue",
    "queueFacets(_:whose:)": ".read, .queue",
    "setTeam(of:to:)": ".change, .accounts",
    "changeTeam(of:from:to:)": ".change, .accounts", "staffLines()": ".read, .accounts",
    "teams()": "requireSomebody",
    "claim(_:version:takingOver:)": "requireQueueChange",
    "claim(on:)": ".read, .queue",
    "releaseClaim(_:anywhere:)": "requireSomebody",
    "callSheet(of:)": ".read, .queue",
    "attachRecording(_:consent:to:attempt:)": "requireQueueChange",
    "detachRecording(_:)": "requireQueueChange",
    "playRecording(_:)": ".read, .visitReason",
    "recordings(of:)": ".read, .visitReason",
    "moveRecording(_:to:)": "requireQueueChange",
    "queueCounts()": ".read, .queue",
    "queueOrder(_:whose:sort:filter:)": ".read, .queue",
    "queueRows(ids:)": ".read, .queue",
    "followUp(_:)": ".read, .queue",
    "followUpBriefs(ids:)": ".read, .queue",
    "recordOutcome(of:version:outcome:note:nextDue:channel:reason:signs:call:)":
      "requireQueueChange",
    "planProposal(for:filled:channel:signs:)": ".read, .queue",
    "savePlans(_:)": ".change, .rules",
    "retirePlan(_:)": ".change, .rules",
    "plans()": ".read, .identity",
    "planSource(_:)": ".read, .identity",
    "startPlan(_:of:anchor:owner:)": ".add, .queue",
    "endPlan(_:of:reason:)": ".change, .queue",
    "skipPlanDate(_:of:reason:)": ".change, .queue",
    "setPlanAnchor(_:of:to:reason:)": ".change, .queue",
    "setAway(_:of:reason:)": ".change, .queue",
    "undoPlanEvent(_:)": ".change, .queue",
    "plans(of:)": ".read, .queue",
    "planKey(of:)": ".read, .queue",
    "adoptFollowUps(progress:)": ".change, .rules",
    "checkPlans()": ".read, .backup",
    "undoOutcome(of:version:)": "requireQueueChange",
    "findAgain(_:note:)": ".change, .queue",
    "change(_:_:)": "requireQueueChange",
    "undoChange(_:)": "requireQueueChange",
    "openFollowUps(_:of:)": ".add, .queue",
    "day(_:)": ".read, .queue",
    "appointment(_:)": ".read, .queue",
    "coming(_:)": ".read, .queue",
    "reminders(on:)": ".read, .queue",
    "slots(_:)": ".read, .queue",
    "week(from:)": ".read, .queue",
    "plan(from:)": ".read, .queue",
    "book(_:)": "requireDayChange(.add",
    "addWalkIn(_:)": "requireDayChange(.add",
    "checkIn(_:)": "requireDayChange(.change",
    "carryOut(_:on:version:overbook:)": "requireDayChange(of:",
    "callNext(for:)": ".change, .queue",
    "undoAppointment(_:version:)": "requireDayChange(of:",
    "addSession(_:)": ".change, .accounts",
    "endSession(_:after:)": ".change, .accounts",
    "addException(_:)": ".change, .accounts",
    "removeException(_:)": ".change, .accounts",
    "takeIn(_:)": ".change, .accounts",
    "setLevel(_:of:patient:)": ".change, .sensitive",
    "breakGlass(_:code:reason:)": ".add, .breakGlass",
    "endBreakGlass(_:)": ".add, .breakGlass",
    "activeBreakGlass(_:)": "allows(.add, .breakGlass)",
    "breakGlassUses(since:limit:)": ".read, .breakGlass",
    "reviewBreakGlass(_:text:)": ".approve, .breakGlass",
    "recordImport(format:files:summary:problems:)": ".change, .importing",
    "addIndicators(_:)": ".change, .importing",
    "backUp(to:)": ".add, .backup",
    "check()": ".read, .backup",
    "setPolicy(_:to:)": "keep([.policy",
    "tie(_:to:runningAs:)": ".change, .accounts",
    "mayPursue(_:of:)": ".read, .identity",
    "tie(staff:to:)": ".change, .accounts",
    "auditRows(of:limit:)": ".read, .auditTrail",
    "auditDay(_:)": "requireWholeTrail()",
    "readAudit(_:_:)": ".read, .auditTrail",
    "verifyAudit(firstKeys:)": ".read, .auditTrail",
    "auditHead()": ".read, .auditTrail",
    "unusualLooks(since:until:)": "requireWholeTrail()",
    "repairAudit()": ".change, .accounts",
    "askToCloseAudit(until:reason:)": "checkClosing",
    "closeAudit(until:to:)": "checkClosing",
    "keep(_:)": ".change, .accounts",
    "cardSheet(of:)": ".read, .identity",
    "cardToPrint(of:)": ".read, .identity",
    "candidates(for:besides:limit:)": ".read, .identity",
    "openCard(_:consent:acceptsDuplicates:)": ".add, .identity",
    "editCard(_:changes:)": ".read, .identity",
    "undoCardChange()": ".read, .identity",
    "lastCardChange()": ".read, .identity",
    "duplicates(of:limit:)": ".read, .identity",
    "proposeMerge(_:taking:reason:)": ".add, .importing",
    "proposedMerge(_:)": ".approve, .importing",
    "setArchivePrefix(_:)": ".change, .accounts",
    "mergePreview(into:of:)": ".add, .importing",
    "merge(_:taking:)": ".change, .importing",
    "unmerge(_:)": ".change, .importing",
    "merges(of:)": ".read, .identity",
    "notices(of:)": ".read, .identity",
    "saveForms(_:)": ".change, .rules",
    "forms()": ".read, .identity",
    "forms(named:)": ".read, .identity",
    "formContext(_:of:on:)": ".read, .triage",
    "file(_:of:for:)": ".add, .triage",
    "file(_:of:for:completing:)": ".add, .triage",
    "filedForms(of:form:limit:)": ".read, .triage",
    "amendForm(_:version:with:)": ".change, .triage",
    "undoForm(_:version:)": ".change, .triage",
    "saveAdvice(_:)": ".change, .rules",
    "saveCareTemplates(_:)": ".change, .rules",
    "adviceLibrary()": ".read, .identity",
    "careTemplates()": ".read, .identity",
    "adviceFacts(of:)": ".read, .clinical",
    "startCarePlan(_:of:)": ".add, .triage",
    "changeCarePlan(_:version:_:)": ".change, .triage",
    "undoCarePlan(_:version:)": ".change, .triage",
    "carePlans(of:)": ".read, .triage",
    "giveAdvice(_:of:at:into:)": ".add, .triage",
    "undoAdvice(_:version:)": ".change, .triage",
    "givenAdvice(of:)": ".read, .triage",
    "adviceContact(of:)": ".read, .triage",
    "carePlan(_:)": ".read, .triage",
    "carePlans(dueBy:limit:)": ".read, .triage",
    "goalReadings(of:indicators:)": ".read, .triage",
    "figures(of:in:)": ".read, .statistics",
    "figureReader(of:in:)": ".read, .statistics",
    "people(of:)": ".read, .queue",
    "managementCard(of:_:year:)": ".read, .clinical",
    "addNotice(_:of:)": ".add, draft.kind.object",
    "endNotice(_:version:)": ".read, .identity",
    "undoNotice(_:version:)": ".read, .identity",
    "family(of:)": ".read, .identity",
    "addFamilyLink(_:)": ".change, .identity",
    "removeFamilyLink(_:version:)": ".change, .identity",
    "undoFamilyLink(_:version:)": ".change, .identity",
    "lastOwnChange()": ".read, .identity",
    "takeBack(_:)": ".read, .identity",
    "ruleItems()": ".read, .rules",
    "saveRules(_:)": ".change, .rules",
    "activateRules(_:)": ".approve, .rules",
    "beginRules(_:since:opening:progress:)": ".approve, .rules",
    "updateIndicators(from:)": ".change, .rules",
    "ruleWorkbench()": ".read, .rules",
    "rollBackRule(_:)": ".approve, .rules",
    "retireRule(_:)": ".approve, .rules",
    "dropRuleDraft(_:)": ".change, .rules",
    "rulesBacklog()": "requireSomebody",
    "ruleNights(limit:)": ".read, .rules",
    "brokenRules()": ".read, .rules",
    "runDueRules(progress:)": "requireSomebody",
    "dueRulesCount()": "requireSomebody",
    "checkAllRules(standing:progress:)": ".change, .rules",
    "previewer(of:in:)": ".change, .rules",
    "overrideTag(_:of:)": ".change, .triage",
    "endTagOverride(_:version:)": ".change, .triage",
    "undoTagOverride(_:version:)": ".change, .triage",
    "tagOverrides(of:)": ".read, .identity",
    "longTagOverrides(days:limit:)": ".read, .visitReason",
    "tagHistory(of:limit:)": ".read, .identity",
    "explainTag(rule:of:language:)": ".read, .triage",
    "tags(of:)": ".read, .identity",
    "knownTags()": ".read, .identity",
    "carriers(of:limit:)": ".read, .visitReason",
  ]

  /// What needs no right, and why.
  private static let open: [String: String] = [
    "changeMark()": "a number that grows",
    "setting(_:)": "the clinic's own settings, no person",
    "clinicName()": "the clinic's own name",
    "missingIndicators(among:)": "the dictionary, no person",
    "patientCount()": "a figure that names nobody",
    "preference(_:)": "one's own choices",
    "setPreference(_:to:)": "one's own choices",
    "policy(_:)": "what every terminal must go by",
    "saveDraft(kind:subject:content:)": "one's own drafts",
    "drafts()": "one's own drafts",
    "deleteDraft(kind:subject:)": "one's own drafts",
    "act(as:systemUser:)": "the signing in itself",
    "signIn(code:password:terminal:)": "the signing in itself",
    "authenticate(code:password:terminal:)": "the signing in itself",
    "unlock(password:terminal:)": "one's own session, with one's password",
    "auditDenied(_:_:patient:)": "only adds to the trail",
    "tendRules(isIdle:)": "the clinic's own work, which tells nothing of anybody",
    "tendPlans(limit:)": "the clinic's own work, which tells nothing of anybody",
    "keepAnchors(_:)": "what the program does with the head of the trail",
    "hasOwnPassword()": "one's own password",
    "shareLooks(of:)": "two connections of one terminal",
    "awaitSignIn()": "gives up every right",
    "beginSession(_:)": "the session of whoever acts",
    "join(session:)": "a session that the same program began",
    "signOut(_:)": "gives up every right",
    "heartbeat()": "one's own session",
    "sessionState()": "one's own session",
    "setOwnPassword(old:new:terminal:)": "one's own password",
    "policyNumber(_:)": "what every terminal must go by",
    "signInChoices()": "who may sign in, asked before anybody has",
    "needsPassword(code:)": "asked before anybody has signed in",
  ]

  private struct Method {
    let name: String
    let body: String
  }

  private static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Sources/Store")

  /// The package methods of instances of the store, with the text up to the next declaration.
  private static func methods() throws -> [Method] {
    var found: [Method] = []
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path).sorted()
    where file.hasSuffix(".swift") {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      var isStore = false
      var lines: [Substring] = []
      func close() {
        guard let first = lines.first, first.hasPrefix("  package func ") else { return }
        let body = lines.joined(separator: "\n")
        found.append(Method(name: name(of: body), body: body))
      }
      for line in text.split(separator: "\n") {
        if line.hasPrefix("extension ") || line.hasPrefix("package final class ") {
          close()
          lines = []
          isStore = line.hasPrefix("extension Store ") || line.contains("class Store ")
        } else if line.hasPrefix("  "), !line.hasPrefix("   "), line.contains("func "), isStore {
          close()
          lines = [line]
        } else if !lines.isEmpty {
          lines.append(line)
        }
      }
      close()
    }
    return found
  }

  /// `queue(_:limit:)` of the text of a declaration.
  private static func name(of text: String) -> String {
    guard let start = text.range(of: "func "), let open = text.firstIndex(of: "(") else {
      return ""
    }
    let base = text[start.upperBound..<open].prefix { $0 != "<" }
    var depth = 0
    var label = ""
    var labels: [String] = []
    var isLabel = true
    for character in text[open...] {
      switch character {
      case "(", "[":
        depth += 1
      case ")", "]":
        depth -= 1
        if depth == 0 { return base + "(" + labels.joined() + ")" }
      case ":" where depth == 1 && isLabel:
        let words = label.split(whereSeparator: \.isWhitespace)
        labels.append((words.first.map(String.init) ?? "_") + ":")
        isLabel = false
      case "," where depth == 1:
        isLabel = true
        label = ""
      default:
        if isLabel, depth == 1 { label.append(character) }
      }
    }
    return String(base)
  }

  @Test func everyMethodIsInATableAndEveryEntryIsAMethod() throws {
    let names = Set(try Self.methods().map(\.name))
    #expect(names.count >= 40)
    #expect(names.subtracting(Self.gates.keys).subtracting(Self.open.keys).sorted() == [])
    #expect(Set(Self.gates.keys).subtracting(names).sorted() == [])
    #expect(Set(Self.open.keys).subtracting(names).sorted() == [])
  }

  /// The gate stands before anything is read or written.
  @Test func everyMethodAsksItsGateFirst() throws {
    for method in try Self.methods() {
      guard let gate = Self.gates[method.name] else { continue }
      let place = method.body.range(of: gate)?.lowerBound
      #expect(place != nil, "\(method.name) does not ask \(gate)")
      for work in ["try read {", "try write {", "try database."] {
        guard let place, let first = method.body.range(of: work)?.lowerBound else { continue }
        #expect(place < first, "\(method.name) asks \(gate) too late")
      }
    }
  }

  /// Records come in through the importer, which is no method of the store.
  @Test func theImporterAsksForEveryRecord() throws {
    let text = try String(
      contentsOf: Self.folder.appending(path: "Importer.swift"), encoding: .utf8)
    #expect(text.contains("try store.require(.change, .importing)"))
    #expect(text.components(separatedBy: "try transaction {").count == 3)
    #expect(text.components(separatedBy: "package func take").count == 3)
  }
}
