package import Domain

/// A visit of the management of an illness, as far as cards and figures go by it.
package struct ManagedVisit: Hashable, Sendable {
  package var day: CalendarDate
  package var channel: FollowUpChannel
  /// What its values said; without a value it is ``PlanFinding/Control/unmeasured``.
  package var control: PlanFinding.Control
  /// Systolic and diastolic pressure in mmHg; nil when not measured.
  package var systolic: Double?
  package var diastolic: Double?
  /// Whether the pressure was measured at home and told by phone.
  package var isHomePressure: Bool
  /// Fasting glucose in mmol/L, from a vein or a finger; nil when not measured.
  package var glucose: Double?
  /// In kg; nil when not measured.
  package var weight: Double?
  /// Names with dose and times, as on the form.
  package var medicines: [String]
  /// How medicines are taken: `regular`, `irregular` or `none`; nil when not asked.
  package var adherence: String?
  /// The next date that was agreed; nil when there is none.
  package var next: CalendarDate?
  /// The code or name of who made the visit; nil when unknown.
  package var staff: String?

  package init(
    day: CalendarDate, channel: FollowUpChannel, control: PlanFinding.Control,
    systolic: Double? = nil, diastolic: Double? = nil, isHomePressure: Bool = false,
    glucose: Double? = nil, weight: Double? = nil, medicines: [String] = [],
    adherence: String? = nil, next: CalendarDate? = nil, staff: String? = nil
  ) {
    self.day = day
    self.channel = channel
    self.control = control
    self.systolic = systolic
    self.diastolic = diastolic
    self.isHomePressure = isHomePressure
    self.glucose = glucose
    self.weight = weight
    self.medicines = medicines
    self.adherence = adherence
    self.next = next
    self.staff = staff
  }

  /// Whether the person was met: at the clinic or at home.
  package var isInPerson: Bool { channel == .visit || channel == .home }

  /// Whether something was measured by which control is judged.
  package var hasReading: Bool { control == .controlled || control == .uncontrolled }
}

extension ManagedVisit {
  /// Reads a filled national form; nil for a form of another illness and one that is not complete.
  ///
  /// The nurse's classification counts where there is a reading; a visit without one is no reading,
  /// whatever it was classified as. An adverse reaction or a complication is judged by the values.
  ///
  /// - Parameter staff: Who made the visit, where that is known beside the form.
  package init?(
    _ form: QuestionnaireResponse, of disease: ManagedDisease, staff: String? = nil
  ) {
    guard form.questionnaire == disease.form,
      form.status == .completed || form.status == .amended
    else { return nil }
    var day = form.day
    if case .date(let visit, _)? = form["visit_day"] { day = visit }
    let channel = FollowUpChannel(rawValue: form["channel"]?.codes.first ?? "") ?? .visit
    var next: CalendarDate?
    if case .date(let date, _)? = form["next_visit"] { next = date }
    self.init(
      day: day, channel: channel, control: Self.control(form, disease),
      systolic: Self.number("sbp", form) ?? Self.number("home_sbp", form),
      diastolic: Self.number("dbp", form) ?? Self.number("home_dbp", form),
      isHomePressure: form["sbp"] == nil && form["home_sbp"] != nil,
      glucose: Self.number("fpg_venous", form) ?? Self.number("fpg_capillary", form),
      weight: Self.number("weight", form), medicines: Self.medicines(form),
      adherence: form["adherence"]?.codes.first, next: next, staff: staff ?? form.author)
  }

  private static func control(
    _ form: QuestionnaireResponse, _ disease: ManagedDisease
  ) -> PlanFinding.Control {
    let values: [String] =
      switch disease {
      case .hypertension: ["sbp", "home_sbp"]
      case .diabetes: ["fpg_venous", "fpg_capillary"]
      }
    guard values.contains(where: { form[$0] != nil }) else { return .unmeasured }
    let judged = form.results.first { $0.linkID == "control" }?.band
    switch form["classification"]?.codes.first ?? judged {
    case "controlled": return .controlled
    case "uncontrolled": return .uncontrolled
    default: return judged.flatMap(PlanFinding.Control.init(rawValue:)) ?? .unmeasured
    }
  }

  private static func number(_ item: String, _ form: QuestionnaireResponse) -> Double? {
    guard case .quantity(let quantity)? = form[item] else { return nil }
    return quantity.value.double
  }

  /// `氨氯地平 5 mg ×1`, a row each, then insulin.
  private static func medicines(_ form: QuestionnaireResponse) -> [String] {
    let rows = Set(form.answers.filter { $0.table == "medicines" }.map(\.key.row)).sorted()
    var names = rows.compactMap { row -> String? in
      guard case .text(let name)? = form["medicine", row: row] else { return nil }
      var parts = [name]
      if case .text(let dose)? = form["medicine_dose", row: row] { parts.append(dose) }
      if case .number(let times)? = form["medicine_times", row: row] {
        parts.append("×\(times.text)")
      }
      return parts.joined(separator: " ")
    }
    if case .text(let insulin)? = form["insulin"], !insulin.allSatisfy(\.isWhitespace) {
      names.append(insulin)
    }
    return names
  }
}
