extension AuditKind {
  /// What was done, in a word or two.
  package var title: Localized {
    switch self {
    case .opened: Localized(zh: "打开档案", en: "opened record")
    case .previewed: Localized(zh: "预览档案", en: "previewed record")
    case .readByCommand: Localized(zh: "读取档案", en: "read record")
    case .searched: Localized(zh: "查找", en: "searched")
    case .listed: Localized(zh: "查看列表", en: "viewed list")
    case .revealed: Localized(zh: "显示完整号码", en: "revealed number")
    case .copied: Localized(zh: "复制", en: "copied")
    case .exported: Localized(zh: "导出", en: "exported")
    case .created: Localized(zh: "新建", en: "created")
    case .changed: Localized(zh: "修改", en: "changed")
    case .erased: Localized(zh: "删除", en: "erased")
    case .imported: Localized(zh: "导入", en: "imported")
    case .denied: Localized(zh: "被拒绝", en: "denied")
    case .emergency: Localized(zh: "紧急查看", en: "break-glass")
    case .signedIn: Localized(zh: "登录", en: "signed in")
    case .signInRefused: Localized(zh: "登录被拒", en: "sign-in refused")
    case .signedOut: Localized(zh: "退出", en: "signed out")
    case .unlocked: Localized(zh: "解锁", en: "unlocked")
    case .accounts: Localized(zh: "账号变更", en: "account change")
    case .policy: Localized(zh: "策略变更", en: "policy change")
    case .approval: Localized(zh: "审批", en: "approval")
    case .backup: Localized(zh: "备份", en: "backup")
    case .trailRead: Localized(zh: "查阅审计", en: "read audit trail")
    case .trailChecked: Localized(zh: "核验审计", en: "verified audit trail")
    case .trailBegun: Localized(zh: "审计链开始", en: "audit chain begun")
    case .trailRepaired: Localized(zh: "审计链修复", en: "audit chain repaired")
    case .trailClosed: Localized(zh: "审计段封存", en: "audit segment closed")
    case .other: Localized(zh: "其他", en: "other")
    }
  }
}
