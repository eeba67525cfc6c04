package import Domain

/// A believable community clinic in China, made from a seed: no person in it exists.
///
/// The same seed, size, span and day give the same records to the byte, on any thread and in any
/// order. Every record depends on its index alone, at a cost that does not grow with the clinic.
package struct DemoClinic: Sendable {
  /// The clinic's name.
  package let name = Localized(zh: "城东社区卫生服务中心", en: "Chengdong Community Health Centre")
  /// Who works there; the first is the manager, whose code is `demo`.
  package let staff: [StaffMember]
  /// How many patients there are.
  package let patients: Int

  let seed: UInt64
  let years: Int
  let calendar: ClinicCalendar
  let tables: Tables

  /// The lists that every record draws from.
  struct Tables: Sendable {
    let surnames = SurnameTable()
    let givenNames = GivenNameTable()
    let rareGiven = UnusualNames.rareGiven
  }

  /// Makes a clinic.
  ///
  /// - Parameters:
  ///   - patients: How many, from 1; ID numbers are unique up to 2,920,000.
  ///   - years: How long the clinic has kept records, from 1 through 30.
  ///   - today: The day it is in the clinic. Everything that happened lies before it; only open
  ///     follow-ups are due on it or later.
  ///   - zone: The clinic's clock.
  package init(seed: UInt64, patients: Int, years: Int, today: CalendarDate, zone: ClinicZone) {
    self.seed = seed
    self.patients = max(1, patients)
    self.years = min(max(1, years), 30)
    calendar = ClinicCalendar(today: today, zone: zone)
    tables = Tables()
    staff = Self.people
  }

  private static let people = [
    StaffMember(code: "demo", name: "周敏", role: .manager, and: .doctor),
    StaffMember(code: "li", name: "李红梅", role: .nurse),
    StaffMember(code: "wang", name: "王静", role: .nurse),
    StaffMember(code: "chen", name: "陈晓燕", role: .nurse),
    StaffMember(code: "zhao", name: "赵丽萍", role: .nurse),
    StaffMember(code: "liu", name: "刘建华", role: .doctor),
    StaffMember(code: "zhang", name: "张文斌", role: .doctor),
    StaffMember(code: "yang", name: "杨慧敏", role: .doctor),
    StaffMember(code: "huang", name: "黄志远", role: .doctor),
    StaffMember(code: "wu", name: "吴婷", role: .reception),
    StaffMember(code: "sun", name: "孙佳佳", role: .reception),
    StaffMember(code: "zheng", name: "郑玉梅", role: .cashier),
    StaffMember(code: "he", name: "何立新", role: .auditor),
    StaffMember(code: "luo", name: "罗浩", role: .administrator),
  ]
}
