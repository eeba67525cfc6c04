package import Domain

extension PlanBook {
  /// What became of every date of a plan, and the one that is waited for, in order.
  ///
  /// - Returns: Nothing for a number of no plan.
  package func records(of instance: Int, on today: CalendarDate) -> [PlanStepRecord] {
    guard var plan = self[instance] else { return [] }
    guard plan.isRunning, !plan.isElapsed(on: today) else { return plan.records }
    let day = max(today, lastDay ?? today)
    if absence == nil { plan.pass(to: day) }
    return plan.records
      + plan.wanted(on: day, week: .everyDay).map { wanted in
        PlanStepRecord(
          key: wanted.key, title: plan.title(of: wanted), planned: wanted.day,
          state: state(of: wanted, on: today), day: absence?.since, event: absence?.event)
      }
  }

  private func state(of wanted: WantedFollowUp, on today: CalendarDate) -> PlanStepRecord.State {
    switch absence?.cause {
    case .lost: .lost
    case .died, .movedAway, .transferred, .refused, .cancelled: .cancelled
    case nil: wanted.day < today ? .overdue : .due
    }
  }

  /// The planned days of a plan that runs, with the one that is waited for, soonest first.
  ///
  /// What later visits come to may change all but the first; weekends are not taken into account.
  ///
  /// - Parameters:
  ///   - count: How many at most, up to 100.
  package func schedule(of instance: Int, count: Int) -> [CalendarDate] {
    guard var plan = self[instance], plan.isRunning else { return [] }
    var days = plan.recheck.map { [$0.limit] } ?? []
    while days.count < min(count, 100), let slot = plan.slot {
      days.append(plan.shift?.day ?? slot.nominal)
      plan.advance()
    }
    return days
  }
}

extension PlanInstance {
  /// The words for what is waited for.
  fileprivate func title(of wanted: WantedFollowUp) -> Localized {
    slot.map { $0.key == wanted.key ? $0.title : wanted.contact.title } ?? wanted.contact.title
  }
}
