import Domain
import FrontdeskApp
import Testing

/// Whole conversations, kept as files so that they can be read as a person hears them.
@Suite struct PlainTranscriptTests {
  struct Case: CustomTestStringConvertible {
    var name: String
    var chinese: [String]
    var english: [String]
    var user = SampleClinic.nurse

    var testDescription: String { name }
  }

  static let cases = [
    Case(
      name: "plain-find",
      chinese: ["zs", "1", "检验", "0", "/张素英", "1", "返回", "A-000531", "q"],
      english: ["zs", "1", "results", "0", "/张素英", "1", "back", "A-000531", "quit"]),
    Case(
      name: "plain-trends",
      chinese: [
        "zs", "F4", "糖化血红蛋白", "收缩压", "n", "2", "前一个值", "放大时段", "叠加", "换区", "5", "换区", "重读", "0",
        "0",
      ],
      english: [
        "zs", "F4", "HbA1c", "Systolic", "n", "2", "Left", "trend.zoom.in", "overlay", "pane", "5",
        "pane",
        "again", "0", "0",
      ]),
    Case(
      name: "plain-queue",
      chinese: [
        "F5", "本周", "2", "登记", "?", "2", "昨天", "2-30", "+2w", "上午再打", "撤销", "登记",
        "稍后再拨", "", "取消", "登记", "家里有人接", "登记", "7", "", "-", "", "q",
      ],
      english: [
        "F5", "this week", "2", "Record", "?", "2", "yesterday", "2-30", "+2w",
        "call in the morning",
        "undo", "Record", "call back", "", "cancel", "Record", "somebody answered", "Record", "7",
        "", "-",
        "", "q",
      ]),
    Case(
      name: "plain-filter",
      chinese: [
        "F5", "全部", "筛选", "?", "zs", "筛选", "-", "筛选", "qqq", "返回", "筛选", "", "筛选", "取消", "/张三", "1",
        "检验", "筛选", "ssy", "1", "0", "0", "筛选",
      ],
      english: [
        "F5", "all", "Filter", "?", "zs", "Filter", "-", "Filter", "qqq", "back", "Filter", "",
        "Filter",
        "cancel", "/张三", "1", "results", "Filter", "ssy", "1", "0", "0", "Filter",
      ]),
    Case(
      name: "plain-export",
      chinese: [
        "F5", "导出", "?", "什么", "", "是", "是 月度核对", "2", ":mark.here", "导出", "取消", "zs", "导出",
        "y 核对",
      ],
      english: [
        "F5", "Export", "?", "what", "", "yes", "yes monthly check", "2", ":mark.here", "Export",
        "cancel", "zs", "Export", "y check",
      ], user: SampleClinic.manager),
    Case(
      name: "plain-change",
      chinese: [
        "F5", "2", "改期", "昨天", "?", "+1w", "撤销", ":mark.here", "下移", ":mark.here", "转给同事", "?", "9",
        "2",
        "全部", "转给同事", "取消",
      ],
      english: [
        "F5", "2", "Reschedule", "yesterday", "?", "+1w", "undo", ":mark.here", "Down",
        ":mark.here",
        "Assign", "?", "9", "2", "all", "Assign", "cancel",
      ]),
    Case(
      name: "plain-language",
      chinese: ["?", "切换语言", "f11", "zs", "F11"],
      english: ["?", "switch", "f11", "zs", "F11"]),
  ]

  @Test(arguments: cases)
  func conversationsReadAsRecordedInChinese(_ conversation: Case) {
    let desk = PlainDesk(conversation.chinese, user: conversation.user)
    ScreenFile.expect(desk.transcript, is: "\(conversation.name)-zh")
  }

  @Test(arguments: cases)
  func conversationsReadAsRecordedInEnglish(_ conversation: Case) {
    let desk = PlainDesk(conversation.english, language: .english, user: conversation.user)
    ScreenFile.expect(desk.transcript, is: "\(conversation.name)-en")
  }
}
