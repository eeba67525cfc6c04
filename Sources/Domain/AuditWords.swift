/// The words of a row of the audit trail in the languages of the screens.
///
/// The trail itself keeps one spelling for all times; what it says there is translated word by word.
/// A word that is none of ours, such as the code of a member of staff, stands as it is.
package enum AuditWords {
  /// What a row says of itself.
  ///
  /// - Parameter detail: The detail of the row, in the words of the trail.
  package static func said(_ detail: String) -> Localized {
    let words = detail.split(separator: " ").map(String.init)
    // The kind of the row says the first word of a look already.
    let isLook = words.count > 1 && ["search", "list", "denied", "reveal"].contains(words[0])
    let chinese = (isLook ? Array(words.dropFirst()) : words).map { chineseWords[$0] ?? $0 }
    return Localized(zh: chinese.filter { !$0.isEmpty }.joined(separator: " "), en: detail)
  }

  private static let chineseWords: [String: String] = {
    var words: [String: String] = [:]
    for item in CardItem.allCases { words[item.rawValue] = item.title.chinese }
    for field in CardField.allCases { words[field.rawValue] = field.title.chinese }
    for purpose in ConsentPurpose.allCases { words[purpose.rawValue] = purpose.title.chinese }
    for code in BreakGlassCode.allCases { words[code.rawValue] = code.title.chinese }
    for outcome in FollowUpOutcome.allCases { words[outcome.rawValue] = outcome.title.chinese }
    for role in StaffRole.allCases { words[role.rawValue] = role.title.chinese }
    for object in AccessObject.allCases { words[object.rawValue] = object.title.chinese }
    words.merge(acts) { _, act in act }
    return words
  }()

  private static let acts: [String: String] = [
    "open": "打开", "preview": "预览", "search": "查找", "list": "列表", "people": "人员",
    "recent": "最近打开", "queue": "随访队列", "day": "预约", "reminders": "明日提醒",
    "duplicates": "相似的人", "today": "今天", "overdue": "逾期", "week": "本周", "all": "全部",
    "sign-in": "登录", "sign-out": "退出", "command": "命令行", "refused": "被拒",
    "locked": "已锁定", "wrong": "密码不对", "unused": "久未使用", "unlock": "解锁",
    "unlocked": "已解锁", "session": "会话", "ended": "已结束", "signed-out": "本人退出",
    "switched": "换人", "idle": "无人操作", "disabled": "已停用", "enabled": "已启用",
    "lost": "中断", "tied": "绑定系统用户", "untied": "解除绑定", "password": "密码",
    "given": "代设", "made": "建立", "plan": "计划", "rights": "权利事项", "roles": "角色",
    "approval": "第二人批准", "asked": "已提出", "used": "已执行", "yes": "同意", "no": "不同意",
    "backup": "备份", "closed": "封存", "unusual": "异常", "day-end": "日终", "read": "查阅",
    "add": "新增", "change": "更改", "approve": "批准", "denied": "被拒", "break-glass": "紧急查看",
    "start": "开始", "end": "结束", "review": "复核", "card": "卡", "edit": "修改",
    "undone": "已撤销", "undo": "撤销", "merge": "合并", "unmerge": "拆分", "from": "来自",
    "into": "并入", "copy": "复制", "print": "打印", "export": "导出", "person": "全部个人资料",
    "unmasked": "未遮盖", "import": "导入", "indicators": "指标", "level": "敏感级别",
    "consent": "知情同意", "withdrawn": "已撤回", "correct": "更正", "correction": "更正",
    "restrict": "限制", "restriction": "限制", "lifted": "已解除", "erase": "删除",
    "reveal": "显示", "days": "日期", "off": "停诊", "archive": "档案", "prefix": "编码前缀",
    "notice": "提示", "link": "家庭关系", "done": "完成", "spite": "尽管有", "over": "超号",
    "of": "", "in": "", "rules": "规则", "saved": "保存", "activated": "生效", "mended": "修复",
    "retired": "停用", "back": "退回", "dropped": "丢弃", "tags": "标签", "history": "历史", "why": "依据",
    "care": "照护计划", "advice": "健康建议", "goal": "目标", "task": "任务", "status": "状态",
    "figures": "管理指标", "figure-people": "指标名单", "report": "报告",
    "plans": "随访计划", "started": "开始", "visited": "就诊", "dated": "改期", "skipped": "放弃",
    "anchored": "起始日", "corrected": "更正", "doubted": "存疑", "ended-before": "此前结束", "left": "停止管理",
    "returned": "恢复管理", "taken": "接管",
    "moved": "改期", "reopened": "重新打开", "follow-ups": "随访", "retry": "再试", "claim": "接手",
    "team": "小组",
    "recording": "录音", "attached": "附上", "moved-to": "移到", "played": "播放", "form": "表单",
    "forms": "表单",
    "results": "检验", "visits": "就诊", "amend": "更正", "superseded": "由更正接替", "restored": "恢复",
  ]
}
