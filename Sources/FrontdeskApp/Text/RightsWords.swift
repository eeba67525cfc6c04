import Canvas
import Domain

/// Texts about patients' rights and about what waits for a second person.
enum RightsWords {
  static let screen = Localized(zh: "患者权利", en: "Rights")
  static let approvals = Localized(zh: "待批准", en: "Approvals")

  // MARK: The lists

  static let purpose = Localized(zh: "用途", en: "Purpose")
  static let state = Localized(zh: "状态", en: "State")
  static let signed = Localized(zh: "签署", en: "Signed")
  static let signer = Localized(zh: "签署人", en: "Signer")
  static let relation = Localized(zh: "关系", en: "Relation")
  static let version = Localized(zh: "版本", en: "Version")
  static let until = Localized(zh: "有效至", en: "Until")
  static let untilWithdrawn = Localized(zh: "撤回为止", en: "withdrawn")
  static let withdrawn = Localized(zh: "已撤回", en: "withdrawn")
  static let expired = Localized(zh: "已过期", en: "expired")
  static let inForce = Localized(zh: "有效", en: "in force")
  static let unsigned = Localized(zh: "未签", en: "not signed")
  static let byContract = Localized(zh: "按服务约定", en: "by contract")
  static let text = Localized(zh: "正文", en: "Text")
  static let reason = Localized(zh: "理由", en: "Reason")
  static let day = Localized(zh: "日期", en: "Date")
  static let field = Localized(zh: "字段", en: "Field")
  static let change = Localized(zh: "更正内容", en: "Change")
  static let before = Localized(zh: "原来", en: "Before")
  static let after = Localized(zh: "现在", en: "After")
  static let staff = Localized(zh: "经手人", en: "By")
  static let undone = Localized(zh: "已撤销", en: "taken back")
  static let requester = Localized(zh: "提出者", en: "Asked by")
  static let since = Localized(zh: "开始", en: "Since")
  static let lifted = Localized(zh: "解除", en: "Lifted")
  static let holds = Localized(zh: "限制中", en: "hidden now")
  static let recipient = Localized(zh: "提供给", en: "Given to")
  static let what = Localized(zh: "内容", en: "What")
  static let everything = Localized(zh: "全部资料", en: "everything")
  static let asked = Localized(zh: "提出", en: "Asked")
  static let card = Localized(zh: "卡号", en: "Card")
  static let allowed = Localized(zh: "已批准, 可办理", en: "allowed, to be done")
  static let own = Localized(zh: "您提出, 等他人", en: "yours, others decide")
  static let toDecide = Localized(zh: "等您决定", en: "yours to decide")
  static let restrictedMark = Localized(zh: "限制查看", en: "hidden")
  static let empty = Localized(zh: "空", en: "empty")

  static let noPatient = Localized(zh: "先打开一份档案", en: "open somebody's record first")
  static let noCorrections = Localized(zh: "没有更正过", en: "nothing was corrected")
  static let noRestrictions = Localized(zh: "没有限制过", en: "it was never restricted")
  static let noDisclosures = Localized(zh: "没有对外提供过", en: "nothing was given out")
  static let nothingWaits = Localized(zh: "没有等待批准的请求", en: "nothing waits for an answer")
  static let nobodyRestricted = Localized(zh: "没有限制查看的档案", en: "no record is restricted")
  static let notForRole = Phrase.notForRole.text

  // MARK: What was done

  static let kept = Localized(zh: "草稿已保留", en: "Kept as a draft")
  static let takenUp = Localized(zh: "这是上次没有保存的内容", en: "This was begun earlier and not saved")

  static func done(_ request: RightsRequest, _ number: Int) -> Localized? {
    switch request {
    case .sign: return Localized(zh: "已登记同意书", en: "The consent is taken down")
    case .withdraw:
      guard number > 0 else {
        return Localized(zh: "已撤回, 即时生效", en: "Withdrawn, from this moment on")
      }
      return Localized(
        zh: "已撤回, 即时生效; 关闭了 \(number) 项随访",
        en:
          "Withdrawn, from this moment on; \(number) open follow-up\(number == 1 ? "" : "s") closed"
      )
    case .correct: return Localized(zh: "已更正, 原来的内容已留存", en: "Corrected; what stood there is kept")
    case .undo: return Localized(zh: "已撤销更正", en: "The correction is taken back")
    case .restrict:
      return Localized(
        zh: "已限制查看: 查询和随访中不再出现", en: "Restricted: kept, and in no search or queue")
    case .lift: return Localized(zh: "已解除限制", en: "The restriction is lifted")
    case .askErasure: return askedFor(number)
    case .erase:
      return Localized(
        zh: "档案已删除; 以前的备份按期限处理", en: "Erased; former backups hold it until they are removed")
    case .decide(let id, let allow):
      return allow
        ? Localized(zh: "已批准第 \(id) 项", en: "Allowed number \(id)")
        : Localized(zh: "已拒绝第 \(id) 项", en: "Refused number \(id)")
    case .askExport:
      return Localized(
        zh: "已提请批准 (第 \(number) 项); 批准后一天内再导出一次",
        en: "Asked (number \(number)); once allowed, export it again within a day")
    case .addNotice(_, let draft): return CounterWords.noticeDone(draft.kind)
    case .endNotice(let notice): return CounterWords.ended(notice.details.kind)
    case .link: return CounterWords.linked
    case .removeLink: return CounterWords.unlinked
    case .overrideTag(_, let draft): return TagWords.done(draft)
    case .endTagOverride: return TagWords.ended
    case .care(let request): return CareWords.done(request, number)
    case .read, .export, .approvals, .restricted, .count, .lastChange, .takeBack, .tags, .tagWhy:
      return nil
    }
  }

  private static func askedFor(_ number: Int) -> Localized {
    Localized(
      zh: "已提请删除 (第 \(number) 项); 须另一人批准, 之后一天内办理",
      en: "Asked (number \(number)); once another person allows it, erase within a day")
  }

  static func exported(_ path: String) -> Localized {
    let path = DisplayText.of(path)
    return Localized(zh: "已写入 \(path)", en: "Written to \(path)")
  }

  // MARK: Forms

  static func title(_ kind: RightsForm.Kind) -> Localized {
    switch kind {
    case .consent: Localized(zh: "登记同意书", en: "Take down a consent")
    case .withdraw: Localized(zh: "撤回同意", en: "Withdraw a consent")
    case .correct: Localized(zh: "更正卡片", en: "Correct the card")
    case .restrict: Localized(zh: "限制查看", en: "Restrict the record")
    case .export: Localized(zh: "复制全部资料", en: "A copy of everything")
    case .askErasure: Localized(zh: "申请删除档案", en: "Ask for the erasure")
    case .erase: Localized(zh: "删除档案", en: "Erase the record")
    case .notice: CounterWords.noticeTitle
    case .familyLink: CounterWords.linkTitle
    case .tagOn: TagWords.onTitle
    case .tagOff(let tag): TagWords.offTitle(tag)
    case .care(let form): CareWords.title(form)
    }
  }

  /// What the form does, before it is filled in.
  static func explained(_ kind: RightsForm.Kind) -> Localized? {
    switch kind {
    case .consent: nil
    case .withdraw(let purpose):
      purpose == .followUp
        ? Localized(
          zh: "撤回: \(purpose.title.chinese)。保存即生效, 此人未完成的随访将关闭。",
          en: "Withdraws: \(purpose.title.english). It holds once saved; open follow-ups of this "
            + "person are closed.")
        : Localized(
          zh: "撤回: \(purpose.title.chinese)。保存即生效。",
          en: "Withdraws: \(purpose.title.english). It holds once saved.")
    case .correct:
      Localized(
        zh: "原来的内容、理由和经手人会留存, 可以撤销。",
        en: "What stood there is kept with the reason, and it can be taken back.")
    case .restrict:
      Localized(
        zh: "档案照旧保存, 但查询、名单和随访中不再出现; 管理者可以解除。",
        en: "The record is kept but found in no search, list or queue; a manager can lift that.")
    case .export:
      Localized(
        zh: "所持有的全部资料, 号码不遮盖, 写入只有您能读的文件; 会记入对外提供。",
        en: "Everything held, numbers whole, in a file that only you can read; it is noted as "
          + "given out.")
    case .askErasure:
      Localized(
        zh: "须由另一位有权者批准, 之后一天内由您删除。",
        en: "Another person must allow it; then you erase within a day.")
    case .erase:
      Localized(
        zh: "删除后无法恢复。请输入卡号确认。",
        en: "It cannot be brought back. Type the card number to confirm.")
    case .notice: CounterWords.noticeExplained
    case .familyLink: CounterWords.linkExplained
    case .tagOn, .tagOff: TagWords.explained
    case .care(let form): CareWords.explained(form)
    }
  }

  static let wrongCard = Localized(zh: "与这份档案的卡号不符", en: "this is not the card of the record")
  static let chooseValue = Localized(zh: "选一个新内容", en: "choose the new content")

  // MARK: Questions

  static let yes = Localized(zh: "是", en: "Yes")
  static let no = Localized(zh: "否", en: "No")
  static let question = Localized(zh: "请确认", en: "Please confirm")

  static func ask(_ question: RightsQuestion) -> Localized {
    switch question.kind {
    case .undo: Localized(zh: "撤销这次更正?", en: "Take this correction back?")
    case .lift:
      Localized(zh: "解除限制, 让此人重新可以查到?", en: "Lift it, so that this person is found again?")
    case .decide(_, let allow):
      allow
        ? Localized(zh: "批准这个请求?", en: "Allow this request?")
        : Localized(zh: "拒绝这个请求?", en: "Refuse this request?")
    case .endNotice(let notice):
      notice.details.kind == .message
        ? Localized(zh: "已经转告本人?", en: "Was the person told?")
        : Localized(zh: "已经付清?", en: "Was it paid?")
    case .removeLink: Localized(zh: "去掉这个家庭关系?", en: "Remove this family link?")
    case .takeBack: Localized(zh: "撤销您的这次更改?", en: "Take this change of yours back?")
    case .endTagOverride: TagWords.endQuestion
    case .rule(let act): RuleWords.ask(act)
    }
  }

  // MARK: Obstacles

  static let noneInForce = Localized(zh: "所选没有有效的同意", en: "nothing in force here")
  static let noCorrection = Localized(zh: "没有选中更正", en: "none is selected")
  static let isUndone = Localized(zh: "已经撤销过", en: "it was taken back already")
  static let isRestricted = Localized(zh: "已在限制中", en: "restricted already")
  static let isNotRestricted = Localized(zh: "没有限制", en: "not restricted")
  static let notAllowed = Localized(zh: "先申请并获批准", en: "ask, and be allowed first")
  static let nothingSelected = Localized(zh: "没有选中", en: "nothing is selected")
  static let exportAgain = Localized(zh: "已批准, 请再导出一次", en: "allowed: export it again")
  static let byCommand = Localized(zh: "已批准, 用命令行办理", en: "allowed: do it by command")
  static let noRequests = Localized(zh: "您的角色不需批准", en: "not for your role")

  static func keptUntil(_ day: CalendarDate) -> Localized {
    Localized(zh: "须保存到 \(day)", en: "kept until \(day)")
  }
}
