import Domain
import FrontdeskApp

/// A clinic whose data is short everywhere and in one script, so that whatever a screen cuts, and
/// whatever stands there in another language, is the program's own.
///
/// One person has something of everything, one has nothing, and one has died.
enum ShortClinic {
  /// The typed text that finds the person with everything.
  static func query(_ language: Language) -> String { language == .chinese ? "李安" : "Ann" }

  static func clinic(_ language: Language) -> FakeClinic {
    var clinic = FakeClinic()
    clinic.archives = archives(Words(language))
    clinic.ownerName = Words(language).staff
    clinic.colleagueName = Words(language).doctor
    clinic.figures.names = ["li": clinic.ownerName, "wang": clinic.colleagueName]
    for index in clinic.forms.filed.indices { clinic.forms.filed[index].staff = clinic.ownerName }
    clinic.managerName = Words(language).doctor
    let words = Words(language)
    clinic.rights = FakeRights(
      signer: words.everything, reason: words.note, requester: words.nothing,
      text: words.conclusion, askedBy: "q")
    return clinic
  }

  /// A session at this clinic, whose screens may be in another language than its data.
  static func desk(
    _ columns: Int, _ rows: Int, data: Language, screens: Language? = nil
  ) -> Desk {
    var desk = Desk(columns, rows, language: screens ?? data, clinic: clinic(data))
    let words = Words(data)
    desk.model.user.name = words.staff
    desk.model.clinicName = Localized(same: words.clinic)
    return desk
  }

  // MARK: - Data

  /// The same few words in either script.
  private struct Words {
    let language: Language

    init(_ language: Language) { self.language = language }

    private func pick(_ chinese: String, _ english: String) -> String {
      language == .chinese ? chinese : english
    }

    var staff: String { pick("周岚", "Kim") }
    var clinic: String { pick("东院", "East") }
    var everything: String { pick("李安", "Ann Lee") }
    var nothing: String { pick("吴起", "Bo Wu") }
    var dead: String { pick("郑和", "Cy Orr") }
    var condition: String { pick("高血压", "HTN") }
    var substance: String { pick("花生", "Nut") }
    var reaction: String { pick("皮疹", "Rash") }
    var drug: String { pick("阿司匹林", "ASA") }
    var dose: String { pick("一片", "1 tab") }
    var visit: String { pick("复查", "Check") }
    var department: String { pick("全科", "GP") }
    var doctor: String { pick("王医", "Dr Ng") }
    var conclusion: String { pick("正常", "OK") }
    var address: String { pick("三组", "No 3") }
    var ethnicity: String { pick("汉族", "Han") }
    var note: String { pick("忙", "busy") }
    var why: Localized {
      Localized(same: pick("压 ≥180 → 复查", "BP ≥180 → see"))
    }
  }

  private static func day(_ text: String) -> CalendarDate { SampleClinic.day(text) }

  private static func moment(_ text: String) -> Instant {
    SampleClinic.zone.instant(day(text), secondOfDay: 36_000)
  }

  private static func archives(_ words: Words) -> [PatientArchive] {
    var dead = PatientArchive(
      id: PatientID(3), card: "A-000035",
      patient: Patient(name: words.dead, sex: .unknown, birthDate: nil))
    dead.patient.deceased = .onDate(day("2026-01-15"))
    let nothing = PatientArchive(
      id: PatientID(2), card: "A-000027",
      patient: Patient(name: words.nothing, sex: .female, birthDate: day("2001-05-06")))
    return [everything(words), nothing, dead]
  }

  private static func everything(_ words: Words) -> PatientArchive {
    var archive = PatientArchive(
      id: PatientID(1), card: "A-000019",
      patient: Patient(
        name: words.everything, sex: .male, birthDate: day("1968-03-12"),
        ethnicity: words.ethnicity, address: words.address))
    archive.contacts = [ContactPoint(system: .phone, value: "13812340021", holder: nil)]
    archive.identifiers = [PatientIdentifier(kind: .residentID, value: "11010519680312021X")]
    archive.conditions = [
      Condition(code: Coding(code: "I10", display: words.condition), onset: day("2019-05-02"))
    ]
    archive.allergies = [
      AllergyIntolerance(
        code: Coding(display: words.substance), criticality: "high", reaction: words.reaction,
        recorded: day("2015-06-01")),
      AllergyIntolerance(code: Coding(display: words.drug), criticality: "low"),
    ]
    archive.medications = [
      MedicationStatement(
        code: Coding(display: words.drug), dosage: words.dose, started: day("2019-05-02")),
      MedicationStatement(
        code: Coding(display: words.substance), dosage: words.dose, status: "stopped",
        started: day("2018-01-09"), ended: day("2019-05-02")),
    ]
    archive.encounters = [visit(words, "2026-08-10"), visit(words, "2025-11-02")]
    archive.reports = [
      DiagnosticReport(
        code: Coding(display: words.visit), issued: moment("2025-11-02"), day: day("2025-11-02"),
        conclusion: words.conclusion)
    ]
    // All but the one whose value is a text of its source.
    archive.series = SampleSeries.zhangSan.filter { $0.indicator.code != "smoking" }
    archive.followUps = followUps(words)
    return archive
  }

  private static func visit(_ words: Words, _ date: String) -> Encounter {
    Encounter(
      start: moment(date), day: day(date), classCode: "AMB", type: words.visit,
      department: words.department, practitioner: words.doctor, reason: words.note)
  }

  /// One for every reason, due from long ago to far ahead, by every channel and risk.
  private static func followUps(_ words: Words) -> [FollowUp] {
    let dues = ["2025-07-01", "2026-08-22", "2026-08-24", "2026-08-27", "2026-12-01"]
    return FollowUpReason.allCases.enumerated().map { place, reason in
      let attempt = FollowUpAttempt(
        at: moment("2026-08-19"), outcome: .noAnswer, note: words.note, staff: "li",
        staffName: words.staff, nextDue: nil)
      return FollowUp(
        id: FollowUpID(100 + place), patient: PatientID(1),
        details: FollowUpDraft(
          reason: reason,
          channel: FollowUpChannel.allCases[place % FollowUpChannel.allCases.count],
          due: day(dues[place % dues.count]),
          risk: FollowUpRisk.allCases[place % FollowUpRisk.allCases.count],
          why: words.why, owner: place % 3 == 0 ? nil : "li",
          attempts: place % 2 == 0 ? [attempt] : []), version: 1)
    }
  }
}
