import Canvas
import Domain
import FrontdeskApp
import Testing
import Widgets

@Suite struct RevealTests {
  @Test func oneNumberIsShownWholeForHalfAMinute() {
    var desk = Desk()
    desk.press("zs<F7>1")
    #expect(desk.clinic.log.contains(.reveal(PatientID(1), .contact(0))))
    #expect(desk.text.contains("13812340021"))
    #expect(!desk.text.contains("13987652210"), "the other number stays masked")
    #expect(desk.text.contains("30 秒"))
    desk.wait(seconds: 1)
    #expect(desk.text.contains("29 秒"))
    #expect(desk.model.nextDeadline == desk.model.now.adding(seconds: 1))
    desk.wait(seconds: 29)
    #expect(!desk.text.contains("13812340021"))
  }

  @Test(arguments: ["<Down>", "<C-u>wjg", "<F8>", "<C-n>", "<F7>"])
  func whoMovesAwayHidesItAtOnce(_ keys: String) {
    var desk = Desk()
    desk.press("zs<F7>1")
    #expect(desk.model.isUnmasked)
    desk.press(keys)
    #expect(!desk.model.isUnmasked)
    #expect(!desk.text.contains("13812340021"))
  }

  @Test func listsStayMasked() {
    var desk = Desk(200, 50)
    desk.press("zs<F7>1")
    let list = desk.text.split(separator: "\n").map { String($0.prefix(60)) }
    #expect(!list.contains { $0.contains("13812340021") })
  }

  @Test func anAnswerForSomebodyElseShowsNothing() {
    var desk = Desk()
    desk.holds = true
    desk.press("zs")
    desk.deliver()
    desk.deliver()
    desk.press("<F7>1<Down>")
    desk.deliver()
    #expect(!desk.model.isUnmasked)
  }

  @Test func aRoleOfMaskedNumbersIsToldInOneSentence() {
    var desk = Desk()
    desk.model.user = StaffMember(code: "qian", name: "钱收费", role: .cashier)
    desk.press("zs<F7>")
    #expect(desk.text.contains("按角色不显示完整号码"))
    #expect(!desk.clinic.log.contains { if case .reveal = $0 { true } else { false } })
  }

  @Test func aScreenThatFacesPatientsNamesNobody() {
    var desk = Desk(200, 50)
    desk.send(.command(.togglePublic))
    for keys in ["zs", "<Enter>", "<F4>", "<F5>", "<Left><Left><Enter>2"] {
      desk.press(keys)
      for archive in SampleClinic.archives where archive.patient.name.count > 1 {
        let name = archive.patient.name
        // A name that is a title of another, or a word of ours, proves nothing.
        guard name.count > 2 || name == "张三" else { continue }
        #expect(!desk.text.contains(name), "\(keys): \(name)")
        for contact in archive.contacts where contact.value.count >= 8 {
          #expect(!desk.text.contains(contact.value.suffix(4)), "\(keys)")
        }
      }
    }
    #expect(desk.text.contains("先生") || desk.text.contains("女士"))
  }
}

@Suite struct BreakGlassTests {
  private func closed() -> Desk {
    var desk = Desk()
    desk.clinic.hiddenParts = [.conditions, .medications, .results, .reports]
    desk.press("zs<Enter>")
    return desk
  }

  @Test func whatIsKeptFromTheRoleIsSaidAndNotCalledNothing() {
    let desk = closed()
    #expect(desk.text.contains("按角色不可见"))
    for word in ["未记录诊断", "没有检验结果", "未记录用药"] { #expect(!desk.text.contains(word)) }
  }

  @Test func aReasonOpensTheRecordForHalfAnHourUnderABanner() {
    var desk = closed()
    desk.press("<C-y>")
    #expect(desk.model.layer == .access)
    desk.press("1<Enter>太短<C-s>")
    #expect(desk.text.contains("至少 10 个字"))
    #expect(!desk.clinic.log.contains { if case .breakGlass = $0 { true } else { false } })
    desk.press("的理由不算数所以再写一些<C-s>")
    #expect(desk.text.contains("高血压"))
    for keys in ["<F2>", "<F4>", "<F5>", "<F3>"] {
      desk.press(keys)
      #expect(desk.text.contains("紧急查看") && desk.text.contains("剩 30 分钟"), "\(keys)")
    }
    desk.press("<C-y>")
    #expect(desk.model.glass == nil)
    desk.press("<F2><C-u>zs<Enter>")
    #expect(!desk.text.contains("高血压"))
  }

  @Test func whatItShowedGoesWhenTheTimeIsOver() {
    var desk = closed()
    desk.model.desk.idleMinutes = 0
    desk.press("<C-y>2<Enter>代同事处理这位患者的复查<C-s>")
    #expect(desk.text.contains("高血压"))
    desk.clinic.glasses = [:]
    desk.wait(seconds: BreakGlassGrant.longest)
    #expect(!desk.text.contains("高血压"))
    #expect(!desk.text.contains("剩"))
  }

  @Test func whoMayNotIsTold() {
    var desk = closed()
    desk.model.user = StaffMember(code: "wu", name: "吴前台", role: .reception)
    desk.press("<C-y>")
    #expect(desk.model.layer == .screen(.archive))
    #expect(desk.text.contains("无权"))
  }

  @Test func aRecordOfTheHouseholdOpensAfterASecondThoughtAlone() {
    var desk = Desk()
    desk.clinic.warnings = [PatientID(1): [.household]]
    desk.send(.command(.refresh))
    desk.press("zs")
    #expect(desk.model.preview.archive == nil, "nor is it shown beside the list")
    desk.press("<Enter>")
    #expect(desk.text.contains("家人"))
    desk.press("<Enter>")
    #expect(desk.model.screen == .lookup && desk.model.archive.archive == nil)
    desk.press("<Enter><Right><Enter>")
    #expect(desk.model.screen == .archive)
    #expect(desk.model.archive.archive?.id == PatientID(1))
  }
}
