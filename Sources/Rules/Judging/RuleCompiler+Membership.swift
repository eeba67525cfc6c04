import Domain

/// Conditions without numbers: diagnoses, medicines, tags, sex, death.
extension RuleCompiler {
  mutating func membership(_ form: ConditionNode.Form) -> ConditionJudge {
    switch form {
    case .hasDiagnosis(let codes, let span):
      let period = period(span)
      return { view in
        Self.holds(view.diagnoses, codes, period, view)
      }
    case .hasMedication(let codes, let span):
      let period = period(span)
      return { view in
        Self.holds(view.medications, codes, period, view)
      }
    case .hasTag(let tag):
      remember(tag: tag)
      return { view in Verdict(Truth(view.shownTags[tag]), until: FactView.never) }
    case .sexIs(let wanted):
      let bits = wanted.reduce(into: SexBits([])) { $0.formUnion(SexBits($1)) }
      return { view in
        let truth = view.sex.isEmpty ? Truth.unknown : Truth(bits.isSuperset(of: view.sex))
        return Verdict(truth, until: FactView.never)
      }
    case .deceased:
      return { view in
        guard let day = view.deathDay else { return Verdict(.no, until: FactView.never) }
        return day <= view.today
          ? Verdict(.yes, until: FactView.never) : Verdict(.no, until: day)
      }
    default: preconditionFailure("Only conditions without numbers come here")
    }
  }

  /// The days on which a code must have held.
  struct Period {
    /// The index of the window; nil for the day itself.
    var window: Int?
    var span: DaySpan
  }

  mutating func period(_ span: DaySpan?) -> Period {
    Period(window: span.map { window($0) }, span: span ?? .days(1))
  }

  /// Whether a code of a set held on a day of the window.
  ///
  /// True until the last of the periods that count now has left the window, false until the next
  /// one begins.
  static func holds(
    _ periods: CodedPeriods, _ set: Int, _ period: Period, _ view: FactView
  ) -> Verdict {
    let today = Int32(clamping: view.today)
    let before = period.window.map { view.windowStarts[$0] } ?? today - 1
    let (word, bit) = (set / 64, UInt64(1) << UInt64(set % 64))
    var next = Int32.max
    var lastEnd: Int32?
    for row in 0..<periods.count {
      let code = Int(periods.codes[row])
      guard view.codeBits[code * view.codeWords + word] & bit != 0 else { continue }
      let (from, through) = (periods.from[row], periods.through[row])
      if from > today {
        if from <= through { next = min(next, from) }
      } else if through > before, from <= through {
        lastEnd = max(lastEnd ?? through, through)
      }
    }
    guard let lastEnd else { return Verdict(.no, until: Int(next)) }
    let until = lastEnd == .max ? FactView.never : period.span.leaving(Int(lastEnd))
    return Verdict(.yes, until: until)
  }
}
