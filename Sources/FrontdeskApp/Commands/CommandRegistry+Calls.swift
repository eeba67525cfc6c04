import Canvas
import Domain

extension CommandRegistry {
  /// The call screen.
  static let callCommands: [Command] = [
    Command(
      .callChecked, Localized(zh: "已核对或未核对身份", en: "Identity checked or not"),
      keywords: ["生日", "身份", "birthday"],
      keys: [.control("k"), KeyPress(.character("y"), .alt)],
      in: .outcome, group: .followUps,
      hint: .init(Localized(zh: "已核对", en: "Checked"), priority: 6), isInPalette: false),
    Command(
      .callNumber, Localized(zh: "换一个号码", en: "Another number"),
      keywords: ["电话", "phone"], keys: [.control("d"), KeyPress(.character("n"), .alt)],
      in: .outcome,
      group: .followUps, hint: .init(Localized(zh: "换号码", en: "Number"), priority: 3),
      isInPalette: false,
      obstacle: Command.unless(
        { $0.callNumbers.count > 1 }, Localized(zh: "没有别的号码", en: "there is no other number"))),
    Command(
      .callPart, Localized(zh: "换一栏", en: "Next part"), keys: [KeyPress(.function(6))],
      in: .outcome, group: .followUps,
      hint: .init(Localized(zh: "换栏", en: "Part"), priority: 6), isInPalette: false,
      obstacle: Command.unless(
        { SizeClass($0.size) == .compact },
        Localized(zh: "都在画面上", en: "everything is on the screen"))),
    Command(
      .callTags, Localized(zh: "通话中看标签和原因", en: "Tags and why in a call"),
      keywords: ["标签", "tag"], keys: [.control("t"), KeyPress(.character("t"), .alt)],
      in: .outcome, group: .followUps, isInPalette: false, needs: (.read, .visitReason)),
    Command(
      .callForm, Localized(zh: "通话中填表", en: "Fill in a form in a call"),
      keywords: ["随访表", "量表", "form"], keys: [.control("f"), KeyPress(.character("i"), .alt)],
      in: .outcome, group: .followUps, hint: .init(Localized(zh: "填表", en: "Form"), priority: 7),
      isInPalette: false, needs: (.read, .triage)),
    Command(
      .callRecording, Localized(zh: "附上录音", en: "Attach a recording"),
      keywords: ["录音", "recording"],
      keys: [KeyPress(.function(9)), KeyPress(.character("r"), .alt)], in: .outcome,
      group: .followUps, hint: .init(Localized(zh: "录音", en: "Recording"), priority: 2),
      isInPalette: false),
    Command(
      .callPlay, Localized(zh: "播放或停止最近的录音", en: "Play or stop the recording"),
      keywords: ["录音", "停止", "play", "stop"],
      keys: [.control("o"), KeyPress(.character("p"), .alt)],
      in: .outcome,
      group: .followUps, isInPalette: false,
      obstacle: Command.unless(
        { $0.outcome?.call.sheet?.recordings.isEmpty == false },
        Localized(zh: "没有录音", en: "there is no recording"))),
    Command(
      .narrowQueue, Localized(zh: "只看谁的、哪类, 工作量", en: "Whose and which, workload"),
      keywords: [
        "我的", "本组", "标签", "计划", "工作量", "mine", "team", "tag", "plan", "reason", "workload",
      ],
      keys: [KeyPress(.character("s"), .alt)], letters: ["n"], in: .followUps, group: .followUps,
      hint: .init(Localized(zh: "只看", en: "Narrow"), priority: 4), needs: (.read, .queue)),
    Command(
      .staffTeams, Localized(zh: "人员、小组和工作量", en: "Staff, teams and workload"),
      keywords: ["小组", "分组", "人员", "工作量", "team", "staff", "workload"], letters: ["W"],
      in: [.figures, .followUps], menu: .figures, group: .followUps,
      hint: .init(
        Localized(zh: "小组", en: "Teams"), priority: 5, keys: .text("W"), in: .figures),
      needs: (.change, .accounts), auditName: "staff.team"),
    Command(
      .takeOver, Localized(zh: "接手同事在办的随访", en: "Take over from a colleague"),
      keywords: ["认领", "claim"], in: .followUps, menu: .followUps, group: .followUps,
      needs: (.approve, .queue), auditName: "followup.takeover",
      obstacle: Command.unless(
        { model in model.followUps.selected.flatMap(model.othersClaim) != nil },
        Localized(zh: "没有同事在办这一项", en: "no colleague is at this one"))),
    Command(
      .findAgain, Localized(zh: "找到了, 恢复管理", en: "Found again"),
      keywords: ["失访", "迁出", "转院", "恢复管理", "lost", "moved", "back", "return"], letters: ["f"],
      in: [.followUps, .archive], menu: [.followUps, .archive], group: .followUps,
      hint: .init(Localized(zh: "找到了", en: "Found"), priority: 8, keys: .text("f")),
      needs: (.change, .queue), danger: .reversible, undo: .undo, auditName: "followup.found",
      obstacle: Command.unless(
        { $0.goneInView != nil },
        Localized(zh: "此人没有失访或转走", en: "not lost and not gone"))),
  ]
}
