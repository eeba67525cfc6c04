extension Access {
  /// The sentence for somebody who may not, with the way out.
  package static func denial(_ action: AccessAction, _ object: AccessObject) -> Localized {
    Localized(
      zh: "您的角色无权\(action.title.chinese)\(object.title.chinese)；如有需要请找管理者",
      en: "your role may not \(action.title.english) \(object.title.english); "
        + "ask the manager if you need to")
  }
}

extension AccessAction {
  /// The word for it in a sentence.
  package var title: Localized {
    switch self {
    case .read: Localized(zh: "查看", en: "read")
    case .add: Localized(zh: "添加", en: "add")
    case .change: Localized(zh: "更改", en: "change")
    case .approve: Localized(zh: "批准", en: "approve")
    }
  }
}

extension AccessObject {
  /// The word for it in a sentence.
  package var title: Localized {
    switch self {
    case .identity: Localized(zh: "患者身份信息", en: "the identity of patients")
    case .identifier: Localized(zh: "完整的证件号码", en: "whole ID numbers")
    case .queue: Localized(zh: "预约和随访", en: "appointments and follow-ups")
    case .visitReason: Localized(zh: "就诊原因", en: "reasons for visits")
    case .triage: Localized(zh: "体征和过敏", en: "vital signs and allergies")
    case .allergyFlag: Localized(zh: "有无过敏", en: "whether there are allergies")
    case .clinical: Localized(zh: "诊疗内容", en: "clinical content")
    case .sensitive: Localized(zh: "高度敏感内容", en: "very sensitive content")
    case .statistics: Localized(zh: "统计", en: "statistics")
    case .payment: Localized(zh: "收费", en: "payments")
    case .message: Localized(zh: "消息", en: "messages")
    case .importing: Localized(zh: "导入和合并", en: "imports and merges")
    case .bulkExport: Localized(zh: "批量导出", en: "exports of lists")
    case .rules: Localized(zh: "规则", en: "rules")
    case .accounts: Localized(zh: "账号和制度", en: "accounts and policy")
    case .auditTrail: Localized(zh: "审计记录", en: "the audit trail")
    case .backup: Localized(zh: "备份", en: "backups")
    case .patientRights: Localized(zh: "患者权利事项", en: "the rights of patients")
    case .breakGlass: Localized(zh: "紧急查看", en: "emergency access")
    }
  }
}
