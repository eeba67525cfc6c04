import Domain
import Forms
import Testing

@Suite("A filled form in words")
struct FormSheetTests {
  private static func filled() throws -> QuestionnaireResponse {
    var state = try FormClinic.state("hypertension-visit")
    state.fill([
      "visit_day": "0", "channel": "1", "symptoms": "2,0", "danger_signs": "1", "sbp": "185",
      "dbp": "95", "height": "172", "weight": "150斤",
    ])
    _ = state.answer(
      .choices([.init("headache-dizziness"), .init("other", text: "乏力")]),
      at: QuestionnaireItemKey("symptoms"))
    _ = state.enter("氨氯地平", at: QuestionnaireItemKey("medicine"))
    _ = state.enter("1", at: QuestionnaireItemKey("medicine_times"))
    _ = state.acknowledge("pressure-180-110", note: "已转诊")
    return state.response(.inProgress)
  }

  private static func lines(
    _ response: QuestionnaireResponse, _ language: Language,
    library: QuestionnaireLibrary = FormClinic.library
  ) -> [String] {
    FormSheet(response, library: library, indicators: FormClinic.indicators, language: language)
      .lines.map { $0.value.isEmpty ? "[\($0.label)]" : "\($0.label): \($0.value)" }
  }

  @Test("reads in Chinese")
  func chinese() throws {
    #expect(
      Self.lines(try Self.filled(), .chinese) == [
        "高血压患者随访服务记录表: 2026-03-02", "[随访]", "随访日期: 2026-03-02", "随访方式: 门诊", "[症状]",
        "症状: 头痛头晕、其他：乏力", "危急情况: 无", "[体征]", "收缩压: 185 mmHg", "舒张压: 95 mmHg", "身高: 172 cm",
        "体重: 150 斤 (75.0 kg)", "体质指数: 25.4 kg/m²，超重", "[检查与用药]", "用药情况 1: 氨氯地平，1", "[随访结果]",
        "血压控制: 未达标", "按规范判定: 控制不满意", "血压 ≥180/110 mmHg: 已转诊",
      ])
  }

  @Test("reads in English")
  func english() throws {
    let lines = Self.lines(try Self.filled(), .english)
    #expect(lines.contains("Symptoms: Headache, dizziness, Other: 乏力"))
    #expect(lines.contains("Body mass index: 25.4 kg/m², overweight"))
    #expect(lines.contains("Weight: 150 斤 (75.0 kg)"))
    #expect(lines.last == "Blood pressure ≥180/110 mmHg: 已转诊")
  }

  @Test("of an unknown version says so and shows codes and numbers as they were kept")
  func unknownVersion() throws {
    var response = try Self.filled()
    response.version = "1999.1"
    let lines = Self.lines(response, .chinese)
    #expect(lines.first == "hypertension-visit 1999.1: 2026-03-02")
    #expect(lines.dropFirst().first?.contains("本机没有这一版表单") == true)
    #expect(lines.contains("symptoms: headache-dizziness、other：乏力"))
    #expect(lines.contains("weight: 150 斤"))
    #expect(lines.contains("medicine 1: 氨氯地平"))
    #expect(lines.contains("bmi: 25.35 kg/m2，overweight"))
    #expect(lines.count == response.answers.count + response.results.count + 3)
  }

  @Test("is read by the version by which it was filled in, also after a new one came")
  func oldVersions() throws {
    var new = try FormClinic.form("hypertension-visit")
    new.version = "2027.1"
    new.title = Localized(zh: "新表", en: "New sheet")
    let library = QuestionnaireLibrary([try FormClinic.form("hypertension-visit"), new])
    #expect(library["hypertension-visit"]?.version == "2027.1")
    #expect(Self.lines(try Self.filled(), .english, library: library)[0].hasPrefix("Hypertension"))
  }

  @Test("is compared with the last one by what was meant")
  func comparison() throws {
    let before = try Self.filled()
    var state = OpenForm(
      try FormClinic.form("hypertension-visit"), context: FormClinic.context(), draft: before)
    state.fill(["sbp": "150", "dbp": "95.0", "weight": "75", "other_signs": "无水肿"])
    state.clear(QuestionnaireItemKey("height"))
    let changes = FormComparison.changes(
      from: before, to: state.response(.inProgress), library: FormClinic.library,
      indicators: FormClinic.indicators, language: .chinese
    )
    let told = changes.map {
      "\($0.label) \($0.before ?? "-") → \($0.after ?? "-") "
        + ($0.direction == .down ? "↓" : $0.direction == .up ? "↑" : "")
    }
    #expect(
      told == [
        "收缩压 185 mmHg → 150 mmHg ↓", "其他体征 - → 无水肿 ", "身高 172 cm → - ",
        "体质指数 25.4 kg/m²，超重 → - ",
      ])
  }

  @Test("shows dates as exactly as they are known")
  func dates() {
    let day = FormClinic.day("2019-03-05")
    #expect(FormText.day(day, .year) == "2019")
    #expect(FormText.day(day, .month) == "2019-03")
    #expect(FormText.day(day, .day) == "2019-03-05")
  }
}
