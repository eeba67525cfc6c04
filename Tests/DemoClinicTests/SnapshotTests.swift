import DemoClinic
import Domain
import Testing

/// What the generator makes today, written out: whoever changes it changes every demo clinic.
@Suite("Snapshots of the demo clinic")
struct SnapshotTests {
  private static let clinic = DemoClinic(
    seed: 1, patients: 2000, years: 10, today: Census.today, zone: Census.zone)

  /// The fields of a record that a person would look at first.
  private func summary(_ index: Int) -> String {
    let record = Self.clinic.record(index)
    let patient = record.patient
    var lines = [
      "\(patient.name) \(patient.sex.rawValue) \(patient.birthDate.map { "\($0)" } ?? "-")",
      patient.address ?? "-",
    ]
    lines += record.identifiers.map(\.value)
    lines += record.contacts.map { "\($0.value) \($0.holder ?? "own")" }
    lines += record.conditions.map { sourced in
      "\(sourced.value.code.display) \(sourced.value.onset.map { "\($0)" } ?? "-")"
    }
    lines += record.medications.map {
      "\($0.value.code.display) \($0.value.dosage ?? "-") \($0.value.status)"
    }
    lines += record.encounters.map {
      "\(Census.zone.local($0.value.start).iso) \($0.value.type) \($0.value.practitioner ?? "-")"
    }
    let values = record.measurements.map {
      "\($0.value.indicator) \($0.value.observation.receivedText)"
    }
    lines.append(values.joined(separator: ", "))
    lines += record.followUps.map { "\($0.due) \($0.risk.code) \($0.why.chinese)" }
    return lines.joined(separator: "\n")
  }

  @Test func aDaughterInLawWhoHoldsTheFamilysTelephone() {
    #expect(
      summary(404) == """
        张雪丽 female 1989-10-08
        城东区双林路151号7栋2单元1304室
        510108198910087049
        51010801100800405
        13448925889 own
        泌尿道感染 2023-12-20
        左氧氟沙星片 0.5 g qd completed
        2018-02-03T09:30:00+08:00 建档 王静
        2020-06-10T10:40:00+08:00 健康体检 刘建华
        2023-12-20T10:06:00+08:00 门诊 刘建华
        height 154.9, weight 59.5, bmi 24.8, sbp 115, dbp 83, hr 80, height 154.7, \
        weight 57.6, bmi 24.1, waist 81, sbp 102, dbp 66, hr 63, fpg 4.9, tc 5.24, tg 1.89, \
        hdl 1.46, ldl 2.93, cr 56, egfr 122.1, urea 5.6, urate 312, alt 28, ast 21, tbil 11.1, \
        hgb 130, wbc 6.5, plt 189, temp 36.7
        """)
  }

  @Test func aManWhosePressureIsToBeMeasuredAgain() {
    #expect(
      summary(500) == """
        刘斌 male 1973-12-16
        城东区东风巷24号10栋3单元701室
        430102197312162579
        51010800401500501
        15663717780 own
        胃肠炎 2021-07-03
        蒙脱石散 3 g tid completed
        2018-05-23T09:34:00+08:00 建档 王静
        2021-07-03T10:10:00+08:00 门诊 张文斌
        2022-12-02T14:57:00+08:00 健康体检 张文斌
        2026-10-10T08:29:00+08:00 门诊 张文斌
        height 169.6, weight 75.3, bmi 26.2, sbp 111, dbp 74, hr 82, height 169.6, \
        weight 77.6, bmi 27.0, waist 96, sbp 114, dbp 76, hr 71, fpg 5.6, tc 5.81, tg 2.52, \
        hdl 1.17, ldl 3.62, cr 75, egfr 107.2, urea 6.2, urate 394, alt 15, ast 20, tbil 15.9, \
        hgb 139, wbc 4.2, plt 194, sbp 141, dbp 88, hr 75, temp 37.7
        2026-10-26 raised 门诊 141/88 偏高 -> 2周内复测
        """)
  }

  @Test func allOfTheFirstThousandTogether() {
    let prints = (0..<1000).map { fingerprint(recordText(Self.clinic.record($0))) }
    let all = fingerprint(prints.map { String($0, radix: 16) }.joined(separator: "\n"))
    #expect(String(all, radix: 16) == "1de0694d16e9b0a4")
  }
}
