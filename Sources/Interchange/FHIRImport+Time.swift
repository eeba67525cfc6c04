import Domain

extension FHIRImport {
  /// A moment with its clinic-local date.
  struct Moment {
    var instant: Instant
    var day: CalendarDate
    var precision: TimePrecision
  }

  /// A date or time; nil, with a diagnostic, when the text is none.
  mutating func time(_ value: JSONValue?) -> FHIRDateTime? {
    guard let value, value.kind != .null else { return nil }
    if let text = value.string, let time = FHIRDateTime(text) { return time }
    problems.add(
      .warning, "fhir.bad-date", at: value, zh: "不是 FHIR 的日期或时间",
      en: "this is not a date or time of FHIR",
      help: Localized(
        zh: "应为 2024-05-06 或 2024-05-06T08:00:00+08:00 这样的形式",
        en: "it should read like 2024-05-06 or 2024-05-06T08:00:00+08:00"))
    return nil
  }

  /// The clinic-local date of a date or time; nil when absent or wrong.
  mutating func day(_ value: JSONValue?) -> CalendarDate? { time(value)?.day(in: zone) }

  func moment(_ time: FHIRDateTime) -> Moment {
    Moment(
      instant: time.instant(in: zone), day: time.day(in: zone), precision: time.precision)
  }

  /// When a result was true for the patient: `effective[x]`, else when it was issued.
  ///
  /// Nil, with a diagnostic, when the resource does not say or says it wrongly. Of a period its
  /// beginning counts.
  mutating func effective(of resource: FHIRResource) -> Moment? {
    let value = resource.value
    let period = value["effectivePeriod"]
    let timing = value["effectiveTiming"]
    let given =
      value["effectiveDateTime"] ?? value["effectiveInstant"] ?? period?["start"]
      ?? period?["end"] ?? timing?.list("event").first
      ?? timing?["repeat"]?["boundsPeriod"]?["start"] ?? value["issued"]
    guard let given else {
      refuse(resource, "fhir.no-time", zh: "没有时间", en: "no time is given")
      return nil
    }
    guard let time = time(given) else {
      refuse(resource, "fhir.no-time", zh: "时间无法识别", en: "the time cannot be read")
      return nil
    }
    return moment(time)
  }

  /// A date given as a dateTime, a Period, an age at which it happened, or a string.
  mutating func date(
    dateTime: JSONValue?, period: JSONValue?, age: JSONValue?, string: JSONValue?,
    of subject: Subject
  ) -> CalendarDate? {
    if let day = day(dateTime) ?? day(period?["start"]) ?? day(period?["end"]) { return day }
    if let text = string?.line, let time = FHIRDateTime(text) { return time.day(in: zone) }
    guard let years = age?["value"]?.double, (0...150).contains(years),
      case .patient(let place) = subject, let birth = patients[place]?.birthDate
    else { return nil }
    let unit = age?.text("code") ?? age?.text("unit") ?? "a"
    switch unit {
    case "a", "year", "years", "yr", "y", "岁": return birth.adding(months: Int(years * 12))
    case "mo", "month", "months", "月": return birth.adding(months: Int(years))
    case "wk", "week", "weeks": return birth.adding(days: Int(years * 7))
    case "d", "day", "days", "天": return birth.adding(days: Int(years))
    default: return nil
    }
  }
}
