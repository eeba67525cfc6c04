import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

/// What is read out and what is not.
@Suite struct PlainSessionTests {
  @Test func aMoveReadsTheNewRowAndThePersonOnly() {
    let lines = PlainDesk(["F5", "Down"]).lastAnswer.split(separator: "\n")
    #expect(lines.first?.hasPrefix("2. ") == true)
    #expect(lines.first?.contains("已选") == true)
    #expect(lines.count { $0.first?.isNumber == true } == 1)
  }

  @Test func nothingIsReadTwice() {
    let desk = PlainDesk(["F5", "F5"])
    #expect(desk.lastAnswer == "画面: 随访\n")
    #expect(PlainDesk(["F5", ""]).lastAnswer == "画面: 随访\n")
  }

  @Test func askingReadsEverythingAgain() {
    let again = PlainDesk(["F5", "重读"]).lastAnswer
    #expect(again.hasPrefix("画面: 随访\n城东社区卫生服务中心"))
    #expect(again.contains("1. "))
    let details = PlainDesk(["F5", "2", "详情"]).lastAnswer
    #expect(details.contains("缘由: "))
    #expect(!details.contains("1. "))
  }

  /// A number means what was read, even when somebody else has changed the list since.
  @Test func aNumberMeansWhatWasReadNotWhatStandsThereNow() {
    let read = PlainDesk(["F5"])
    let second = read.model.followUps.items[1].followUp.id
    // The first is recorded; the rows move up and are not read again.
    let desk = PlainDesk(["F5", "登记", "2", "", "", "2"])
    #expect(desk.model.followUps.items.first?.followUp.id == second)
    #expect(desk.model.followUps.selected?.followUp.id == second)
  }

  @Test func aNumberThatWasNotOfferedIsRefused() {
    #expect(PlainDesk(["F5", "77"]).lastAnswer.hasPrefix("问题: 没有这个号"))
  }

  @Test func numbersAreReadWholeWhileTheyAreShown() {
    let desk = PlainDesk(["zs", "F7", "1"])
    #expect(desk.lastAnswer.contains("13812340021"))
    #expect(!PlainDesk(["zs"]).transcript.contains("13812340021"))
    #expect(PlainDesk(["zs", "F7", "1", "F7"]).lastAnswer == "提示: 号码已遮盖\n")
  }

  @Test func whatTheClockChangesIsNotReadOut() {
    let clock = FakeClock()
    let console = PlainScript("zs", "F7", "1", "")
    var lines = 0
    console.beforeLine = {
      lines += 1
      if lines == 4 { clock.advance(milliseconds: 90_000) }
    }
    let desk = PlainDesk(console: console, clock: clock)
    #expect(desk.lastAnswer == "画面: 查询\n")
  }

  @Test func aChangeOfAnotherTerminalIsNoticedAtTheNextLine() {
    let console = PlainScript("F5", "")
    let asked = PlainDesk(console: console)
    #expect(asked.runner.log.count { $0 == .pollChanges } == 3)
  }

  @Test func bytesThatAreNoTextAreToldAndUsedForNothing() {
    let desk = PlainDesk(console: PlainScript([.garbled]))
    #expect(desk.transcript.contains("问题: 终端编码不是 UTF-8"))
    #expect(desk.model.lookup.query.isEmpty)
  }

  @Test func aConsoleThatNobodyReadsEndsTheProgram() {
    let console = PlainScript("F5", "F2", "F5")
    console.beforeLine = { console.isBroken = true }
    #expect(PlainDesk(console: console).exit == .hangUp)
  }

  // MARK: - What the screens show

  /// The facts of the sample person that the screens show, in words.
  @Test func nothingOfTheScreensIsMissing() {
    let archive = PlainDesk(["zs", "1"]).lastAnswer
    for fact in [
      "张三", "男", "58 岁", "1968-03-12", "A-003817", "138****0021 本人", "139****2210 配偶 李娟",
      "汉族", "城东街道 3 组", "110105********021X", "高血压 2019", "2型糖尿病 2021", "青霉素 严重 皮疹, 呼吸困难",
      "2015-06-01", "氨氯地平 5 mg 每日一次", "2026-08-10 血压复查 控制不满意, 加量 全科 王医生", "逾期 6 天",
      "2026-08-18", "血压复测", "2周内, 规范三版",
    ] {
      #expect(archive.contains(fact), "\(fact)")
    }
    let results = PlainDesk(["zs", "1", "检验"]).lastAnswer
    for fact in ["152 mmHg 高", "参考 90 到 139", "阳性 1", "已戒烟", "较前", "24.1 kg/m²"] {
      #expect(results.contains(fact), "\(fact)")
    }
    let trends = PlainDesk(["zs", "F4"]).lastAnswer
    for fact in [
      "单位 mmHg", "2026-07-12", "330 mmHg 存疑", "超出可信范围", "158 mmHg 高", "HL7 导入", "原值 21.1 kPa",
      "舒张压 88 mmHg 正常", "均值", "参考内", "缺口: ", "1 个存疑值未计入",
    ] {
      #expect(trends.contains(fact), "\(fact) in \(trends)")
    }
    let queue = PlainDesk(["F5", "2"]).lastAnswer
    for fact in ["2026-08-19 10:30 未接 上午无人接 李护士", "第 2 次联系", "责任人: 李护士", "中危"] {
      #expect(queue.contains(fact), "\(fact)")
    }
  }

  @Test func everyWordIsThereInBothLanguages() {
    for phrase in PlainPhrase.allCases {
      #expect(!phrase[.chinese].isEmpty, "\(phrase.rawValue)")
      #expect(!phrase[.english].isEmpty, "\(phrase.rawValue)")
      #expect(!CommandFolding.holdsHanzi(phrase[.english]), "\(phrase.rawValue)")
      for language in Language.allCases {
        let text = phrase[language]
        #expect(DisplayText.of(text) == text, "\(phrase.rawValue)")
      }
    }
  }
}
