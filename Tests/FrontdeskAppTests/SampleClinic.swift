import Domain

/// A small clinic with fixed people: ordinary ones, namesakes, and names that are hard to show.
enum SampleClinic {
  static let now = zone.instant(day("2026-08-24"), secondOfDay: 9 * 3_600 + 42 * 60)
  static let zone = ClinicZone.fixed(8 * 3_600)
  static let nurse = StaffMember(code: "li", name: "李护士", role: .nurse)
  static let manager = StaffMember(code: "qian", name: "钱主任", role: .manager)
  static let auditor = StaffMember(code: "shen", name: "沈审计", role: .auditor)
  static let name = Localized(
    zh: "城东社区卫生服务中心", en: "Chengdong Community Health Centre")

  /// A date written as `YYYY-MM-DD`; the first day of all for a slip in a test.
  static func day(_ text: String) -> CalendarDate {
    CalendarDate(iso: text) ?? CalendarDate(dayNumber: Int.min / 2)
  }

  static let archives: [PatientArchive] = [
    zhangSan, zhangSuying, zhengShuang, ouyang, zhangWeiOlder, zhangWeiYounger, maimaiti, rare,
    keefe, hostile, baby, wangJianguo,
  ]

  // MARK: - People

  private static let zhangSan = person(
    1, "A-003817", "张三", .male, "1968-03-12", ethnicity: "汉族", address: "城东街道 3 组",
    phones: [("13812340021", nil), ("13987652210", "配偶 李娟")], id: "11010519680312021X"
  ) { archive in
    archive.conditions = [
      Condition(code: Coding(code: "I10", display: "高血压"), onset: day("2019-05-02")),
      Condition(code: Coding(code: "E11", display: "2型糖尿病"), onset: day("2021-03-18")),
    ]
    archive.allergies = [
      AllergyIntolerance(
        code: Coding(display: "青霉素"), criticality: "high", reaction: "皮疹, 呼吸困难",
        recorded: day("2015-06-01"))
    ]
    archive.medications = [
      MedicationStatement(
        code: Coding(display: "氨氯地平"), dosage: "5 mg 每日一次", started: day("2019-05-02")),
      MedicationStatement(
        code: Coding(display: "二甲双胍"), dosage: "0.5 g 每日两次", started: day("2021-03-18")),
      MedicationStatement(
        code: Coding(display: "卡托普利"), dosage: "25 mg 每日两次", status: "stopped",
        started: day("2018-01-09"), ended: day("2019-05-02")),
    ]
    archive.encounters = visits(of: archive)
    archive.reports = [
      DiagnosticReport(
        code: Coding(display: "颈动脉超声"), issued: zone.instant(day("2025-11-02")),
        day: day("2025-11-02"), conclusion: "左侧斑块形成")
    ]
    archive.series = SampleSeries.zhangSan
    archive.followUps = [
      followUp(
        11, of: 1, .bloodPressureRecheck, due: "2026-08-18", risk: .raised,
        why: Localized(
          zh: "控制不满意 第1次 → 2周内, 规范三版",
          en: "not controlled (1) → within 2 weeks, standard 3rd ed."),
        attempts: [
          FollowUpAttempt(
            at: zone.instant(day("2026-08-19"), secondOfDay: 37_800), outcome: .noAnswer,
            note: "上午无人接", staff: "li", staffName: "李护士",
            nextDue: day("2026-08-20"))
        ])
    ]
  }

  private static func visits(of archive: PatientArchive) -> [Encounter] {
    [
      visit("2026-08-10", "血压复查", "全科", "王医生", reason: "控制不满意, 加量"),
      visit("2026-06-02", "血糖复查", "内分泌", "陈医生"),
      visit("2026-03-18", "慢病随访", "全科", "王医生"),
      visit("2025-11-02", "年度体检", "体检中心", "刘医生"),
    ]
  }

  private static let zhangSuying = person(
    2, "A-000752", "张素英", .female, "1955-01-30", phones: [("13898767719", nil)]
  ) { archive in
    archive.conditions = [
      Condition(code: Coding(code: "I10", display: "高血压"), onset: day("2008-04-11"))
    ]
    archive.series = [
      SampleSeries.series(SampleIndicators.sbp, [("2026-02-03", 138), ("2026-05-14", 133)]),
      SampleSeries.series(SampleIndicators.dbp, [("2026-02-03", 82), ("2026-05-14", 79)]),
    ]
    archive.followUps = [
      followUp(
        12, of: 2, .medicationReview, due: "2026-08-24", risk: .regular,
        why: Localized(zh: "控制满意 → 3个月, 规范三版", en: "controlled → 3 months, standard 3rd ed."))
    ]
  }

  private static let zhengShuang = person(
    3, "A-010466", "郑爽", .female, "1992-07-04", phones: [("13800004402", nil)]
  ) { archive in
    archive.conditions = [Condition(code: Coding(display: "孕产"), onset: day("2026-02-01"))]
    archive.followUps = [
      followUp(
        13, of: 3, .other, due: "2026-08-30", risk: .regular, channel: .visit,
        why: Localized(zh: "产后 42 天", en: "42 days after birth"))
    ]
  }

  private static let ouyang = person(
    4, "A-000219", "欧阳娜娜", .female, "2000-06-15", phones: [("13700003306", nil)]
  ) { archive in
    archive.followUps = [
      followUp(
        14, of: 4, .examReport, due: "2026-08-25", risk: .regular, channel: .message,
        why: Localized(zh: "体检报告已出", en: "the exam report is ready"))
    ]
  }

  private static let zhangWeiOlder = person(
    5, "A-000531", "张伟", .male, "1971-11-09", phones: [("13611112222", nil)]
  ) { archive in
    archive.conditions = [Condition(code: Coding(code: "I10", display: "高血压"))]
  }

  private static let zhangWeiYounger = person(
    6, "A-000540", "张伟", .male, "1988-02-17", phones: [("13633334444", nil)])

  private static let maimaiti = person(
    7, "A-000607", "买买提·吐尔逊", .male, "1949-08-01", phones: [("13555550123", nil)]
  ) { archive in
    archive.followUps = [
      followUp(
        15, of: 7, .hypertensionManagement, due: "2026-08-22", risk: .high, channel: .home,
        why: Localized(
          zh: "收缩压 ≥180 → 立即转诊, 2周内追踪", en: "systolic ≥180 → refer now, check in 2 weeks"))
    ]
  }

  /// A hanzi outside the basic plane.
  private static let rare = person(8, "A-000614", "𠮷木𡈼", .unknown, nil, phones: [])

  private static let keefe = person(
    9, "A-000622", "Keefe Clarine Adriana Wolfeschlegelstein", .female, "1979-12-31",
    phones: [("555-123-4567", nil)]
  ) { archive in
    archive.followUps = [
      followUp(
        16, of: 9, .annualExam, due: "2025-07-01", risk: .regular,
        why: Localized(zh: "一年一次", en: "once a year"))
    ]
  }

  /// A name with a sequence that clears a screen and a sign that turns the writing round.
  private static let hostile = person(
    10, "A-000630", "王\u{1B}[2J\u{202E}五", .male, "1990-01-01", phones: [("13500001111", nil)])

  private static let baby = person(
    11, "A-000648", "小宝", .female, "2026-08-01", precision: .month, phones: [])

  private static let wangJianguo = person(
    12, "A-000655", "王建国", .male, "1932-05-20", phones: [("13499998888", nil)]
  ) { archive in archive.patient.deceased = .onDate(day("2026-01-15")) }

  // MARK: - Making

  private static func person(
    _ id: Int, _ card: String, _ name: String, _ sex: Sex, _ birth: String?,
    precision: TimePrecision = .day, ethnicity: String? = nil, address: String? = nil,
    phones: [(String, String?)], id residentID: String? = nil,
    _ fill: (inout PatientArchive) -> Void = { _ in }
  ) -> PatientArchive {
    var archive = PatientArchive(
      id: PatientID(id), card: card,
      patient: Patient(
        name: name, sex: sex, birthDate: birth.map(day), birthDatePrecision: precision,
        ethnicity: ethnicity, address: address))
    archive.contacts = phones.map { ContactPoint(system: .phone, value: $0.0, holder: $0.1) }
    archive.identifiers = residentID.map { [PatientIdentifier(kind: .residentID, value: $0)] } ?? []
    fill(&archive)
    return archive
  }

  private static func visit(
    _ date: String, _ type: String, _ department: String, _ doctor: String, reason: String? = nil
  ) -> Encounter {
    Encounter(
      start: zone.instant(day(date), secondOfDay: 32_400), day: day(date), classCode: "AMB",
      type: type, department: department, practitioner: doctor, reason: reason)
  }

  private static func followUp(
    _ id: Int, of patient: Int, _ reason: FollowUpReason, due: String, risk: FollowUpRisk,
    channel: FollowUpChannel = .phone, why: Localized, attempts: [FollowUpAttempt] = []
  ) -> FollowUp {
    FollowUp(
      id: FollowUpID(id), patient: PatientID(patient),
      details: FollowUpDraft(
        reason: reason, channel: channel, due: day(due), risk: risk, why: why, owner: "li",
        attempts: attempts), version: 1)
  }
}
