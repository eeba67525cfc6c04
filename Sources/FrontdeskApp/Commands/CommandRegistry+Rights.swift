import Canvas
import Domain

extension CommandRegistry {
  /// What patients agreed to and asked for, and what waits for a second person.
  static let rightsCommands: [Command] =
    rightsScreens + consentCommands + recordCommands
    + approvalCommands

  private static let rightsScreens: [Command] = [
    Command(
      .viewRights, Localized(zh: "患者权利: 同意、更正、限制", en: "Rights of the patient"),
      keywords: ["同意书", "consent", "隐私", "privacy", "restrict", "copy"], letters: ["7"],
      in: .screens, menu: [.lookup, .archive, .approvals], group: .screens,
      needs: (.read, .patientRights), auditName: "patient.rights",
      obstacle: Command.unless({ $0.subject != nil }, Phrase.choosePatientFirst.text)),
    Command(
      .viewApprovals, Localized(zh: "待批准的请求", en: "What waits for approval"),
      keywords: ["批准", "approve", "第二人", "second person"], letters: ["8"], in: .screens,
      group: .screens,
      obstacle: Command.unless({ $0.usesApprovals }, RightsWords.noRequests)),
    Command(
      .viewRestricted, Localized(zh: "限制查看的档案", en: "Restricted records"),
      keywords: ["解除限制", "hidden", "lift"], in: .screens, group: .screens,
      needs: (.change, .patientRights)),
    Command(
      .rightsActions, Localized(zh: "办理权利事项", en: "What can be done here"),
      keys: [KeyPress(.enter)], in: .rights, group: .rights,
      hint: .init(Localized(zh: "办理", en: "Act"), priority: 9), isInPalette: false,
      obstacle: needsFacts),
  ]

  private static let needsFacts = Command.unless({ $0.rightsFacts != nil }, RightsWords.noPatient)

  private static let consentCommands: [Command] = [
    Command(
      .rightsSign, Localized(zh: "登记同意书", en: "Take down a consent"),
      keywords: ["签署", "sign"], letters: ["a"], in: .rights, menu: .rights, group: .rights,
      hint: .init(Localized(zh: "登记", en: "Sign"), priority: 7, keys: .text("a")),
      needs: (.add, .patientRights), auditName: "consent.sign", obstacle: needsFacts),
    Command(
      .rightsWithdraw, Localized(zh: "撤回所选的同意", en: "Withdraw the consent"),
      keywords: ["withdraw"], letters: ["w"], in: .rights, menu: .rights, group: .rights,
      hint: .init(Localized(zh: "撤回", en: "Withdraw"), priority: 6, keys: .text("w")),
      needs: (.add, .patientRights), auditName: "consent.withdraw",
      obstacle: Command.unless({ $0.consentInForce != nil }, RightsWords.noneInForce)),
  ]

  private static let recordCommands: [Command] = [
    Command(
      .rightsCorrect, Localized(zh: "更正卡片的字段", en: "Correct a field of the card"),
      keywords: ["改名", "correct"], letters: ["c"], in: .rights, menu: .rights, group: .rights,
      needs: (.change, .identity), undo: .rightsUndo, auditName: "card.correct",
      obstacle: needsFacts),
    Command(
      .rightsUndo, Localized(zh: "撤销所选的更正", en: "Take the correction back"),
      letters: ["v"], in: .rights, menu: .rights, group: .rights, needs: (.change, .identity),
      auditName: "card.uncorrect", obstacle: { $0.undoObstacle }),
    Command(
      .rightsExport, Localized(zh: "复制全部资料到文件", en: "A copy of everything"),
      keywords: ["导出", "export", "FHIR"], letters: ["e"], in: .rights, menu: .rights,
      group: .rights, needs: (.change, .patientRights), auditName: "patient.everything",
      obstacle: needsFacts),
    Command(
      .rightsRestrict, Localized(zh: "限制查看 (保留)", en: "Restrict (kept, hidden)"),
      letters: ["x"], in: .rights, menu: .rights, group: .rights,
      needs: (.change, .patientRights), danger: .reversible, undo: .rightsLift,
      auditName: "patient.restrict",
      obstacle: { model in
        needsFacts(model)
          ?? (model.rightsFacts?.isRestricted == true ? RightsWords.isRestricted : nil)
      }),
    Command(
      .rightsLift, Localized(zh: "解除限制", en: "Lift the restriction"),
      letters: ["l"], in: .rights, menu: .rights, group: .rights,
      needs: (.change, .patientRights), danger: .reversible, undo: .rightsRestrict,
      auditName: "patient.lift",
      obstacle: { model in
        needsFacts(model)
          ?? (model.rightsFacts?.isRestricted == false ? RightsWords.isNotRestricted : nil)
      }),
    Command(
      .rightsErasure, Localized(zh: "申请删除档案", en: "Ask for the erasure"),
      letters: ["d"], in: .rights, menu: .rights, group: .rights,
      needs: (.change, .patientRights), danger: .irreversible, auditName: "patient.erase.ask",
      obstacle: { needsFacts($0) ?? $0.erasureObstacle }),
    Command(
      .rightsErase, Localized(zh: "删除档案 (已获批准)", en: "Erase (allowed)"),
      letters: ["D"], in: .rights, menu: .rights, group: .rights,
      needs: (.change, .patientRights), danger: .irreversible, auditName: "patient.erase",
      obstacle: { model in
        needsFacts(model)
          ?? (model.rightsFacts?.mayEraseNow == false ? RightsWords.notAllowed : nil)
      }),
  ]

  private static let approvalCommands: [Command] = [
    Command(
      .approvalAct, Localized(zh: "批准, 或解除限制", en: "Allow, or lift"),
      keywords: ["approve"], keys: [KeyPress(.enter)], letters: ["o"], in: .approvals,
      menu: .approvals, group: .rights,
      hint: .init(Localized(zh: "批准/解除", en: "Allow/lift"), priority: 9),
      auditName: "approval.allow", obstacle: { $0.approvalObstacle }),
    Command(
      .approvalRefuse, Localized(zh: "拒绝这个请求", en: "Refuse the request"),
      keys: [KeyPress(.delete)], letters: ["r"], in: .approvals, menu: .approvals, group: .rights,
      hint: .init(Localized(zh: "拒绝", en: "Refuse"), priority: 8),
      auditName: "approval.refuse",
      obstacle: Command.unless(
        { $0.approvalLine?.isAllowed == false }, RightsWords.nothingSelected)),
  ]
}

extension Model {
  /// Why the row selected is no correction that can be taken back.
  fileprivate var undoObstacle: Localized? {
    guard case .correction(let one) = rightsRow else { return RightsWords.noCorrection }
    return one.undone == nil ? nil : RightsWords.isUndone
  }

  /// Why the record may not be erased yet.
  fileprivate var erasureObstacle: Localized? {
    guard let day = rightsFacts?.erasableFrom, today < day else { return nil }
    return RightsWords.keptUntil(day)
  }
}
