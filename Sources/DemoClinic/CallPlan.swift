import Domain

/// When somebody is to be followed up next, drawn before the visits so that they lead up to it.
///
/// A clinic at work has few overdue follow-ups and a long tail of very old ones. Drawing the due date
/// first gives those shares exactly; the last visit is then put where it explains the date.
struct CallPlan {
  enum Standing {
    case open
    /// Given up after a long time without contact.
    case closed
    case none
  }

  struct Attempt {
    let day: CalendarDate
    let outcome: FollowUpOutcome
    let next: CalendarDate
  }

  var standing: Standing
  /// The due date as it stands after all attempts.
  var due: CalendarDate
  /// The date that the last visit set.
  var firstDue: CalendarDate
  var attempts: [Attempt]
  /// Whether the last visit was satisfactory, so that the next is a quarter away and not two weeks.
  var wantsSatisfied: Bool

  /// Draws a plan: 8 % overdue, 2 % due today, the others within 90 days.
  static func drawn(
    _ random: inout RandomStream, isManaged: Bool, calendar: ClinicCalendar
  ) -> CallPlan {
    let fate = random.fraction()
    let standing: Standing = fate < 0.925 ? .open : fate < 0.965 ? .closed : .none
    let due: CalendarDate
    switch random.below(100) {
    case ..<8: due = calendar.open(onOrBefore: calendar.today.adding(days: -overdueDays(&random)))
    case ..<10: due = calendar.today
    default:
      let ahead = random.happens(0.36) ? random.within(1...13) : random.within(14...90)
      due = calendar.open(onOrAfter: calendar.today.adding(days: ahead))
    }
    var plan = CallPlan(
      standing: standing, due: due, firstDue: due, attempts: [], wantsSatisfied: true)
    if standing == .open { plan.drawAttempts(&random, calendar) }
    let lead = calendar.today.days(to: plan.firstDue)
    plan.wantsSatisfied = lead > 12 || !random.happens(0.66)
    return plan
  }

  private static func overdueDays(_ random: inout RandomStream) -> Int {
    switch random.below(100) {
    case ..<46: random.within(1...7)
    case ..<72: random.within(8...30)
    case ..<91: random.within(31...120)
    case ..<97: random.within(121...364)
    default: random.within(365...520)
    }
  }

  /// Puts attempts before the due date, each of which set the next date, the last one the due date.
  private mutating func drawAttempts(_ random: inout RandomStream, _ calendar: ClinicCalendar) {
    let late = due.days(to: calendar.today)
    let count = late > 0 ? [0, 0, 1, 1, 2, 3][random.below(6)] : late == 0 ? random.below(2) : 1
    if late < 0 && !random.happens(0.25) { return }
    for _ in 0..<count {
      let (outcome, gap): (FollowUpOutcome, Int) =
        switch random.below(100) {
        case ..<52: (.noAnswer, random.within(1...3))
        case ..<78: (.callBack, random.within(2...7))
        case ..<92: (.agreedToCome, random.within(5...14))
        // Nobody dials a number again that was found to be wrong.
        default: (attempts.isEmpty ? .wrongNumber : .noAnswer, random.within(1...3))
        }
      let day = calendar.open(onOrBefore: firstDue.adding(days: -gap))
      guard day <= calendar.yesterday, day < firstDue else { return }
      attempts.insert(Attempt(day: day, outcome: outcome, next: firstDue), at: 0)
      firstDue = day
    }
  }

  /// The longest time between a visit and the date it sets, in days.
  var interval: Int { wantsSatisfied ? 90 : 14 }

  /// The day of the visit that set the first due date.
  func visitDay(_ calendar: ClinicCalendar) -> CalendarDate {
    let day = calendar.open(onOrAfter: firstDue.adding(days: -interval))
    return day <= calendar.yesterday ? day : calendar.open(onOrBefore: calendar.yesterday)
  }

  /// Begins anew from a first visit that is later than the plan asked for.
  mutating func restart(after visit: CalendarDate) {
    attempts = []
    due = visit.adding(days: interval)
    firstDue = due
  }
}
