import Domain

/// What is lasting about a person's body, and the lasting illnesses with their beginnings.
struct Health {
  /// Grown height in cm.
  let height: Double
  /// Body mass index at the end of the record, in kg/m², and its change per year.
  let bmi: Double
  let bmiPerYear: Double
  let isSmoker: Bool
  var hypertension: CalendarDate?
  var diabetes: CalendarDate?
  var lipids: CalendarDate?
  var coronary: CalendarDate?
  var stroke: CalendarDate?
  var kidney: CalendarDate?
  /// The other lasting problems.
  var others: [(problem: Problem, onset: CalendarDate)] = []
  /// A personal lean of each laboratory value, standard deviations from what is usual.
  let lipidLean: Double
  let kidneyLean: Double
  let bloodLean: Double

  /// Whether heart or vessels have failed before.
  var hasVascularDisease: Bool { coronary != nil || stroke != nil }

  func has(_ problem: Problem) -> Bool { others.contains { $0.problem == problem } }

  /// Draws a health that fits a person's age and sex.
  ///
  /// - Parameter end: The last day of the record; no illness begins later.
  init(of person: Person, until end: CalendarDate, _ random: inout RandomStream) {
    let age = person.birth.age(on: end)
    let birthYear = Double(person.birth.year)
    let usual = person.isMale ? 164.5 : 154.0
    height = usual + clamped((birthYear - 1940) * 0.155, -2, 9) + 5.8 * random.bell()
    let middle = 23.2 + (age > 40 ? 0.9 : 0) + (person.isMale && age < 60 ? 0.6 : 0)
    bmi = clamped(middle + 3.1 * random.bell(), 16.3, 36)
    bmiPerYear = 0.06 + 0.16 * random.bell()
    isSmoker = person.isMale && age >= 20 ? random.happens(0.45) : random.happens(0.02)
    lipidLean = random.bell()
    kidneyLean = random.bell()
    bloodLean = random.bell()
    guard age >= 18 else {
      drawProblemsOfChildren(person, age: age, until: end, &random)
      return
    }
    drawMetabolic(person, age: age, until: end, &random)
    drawVascular(person, age: age, until: end, &random)
    drawOthers(person, age: age, until: end, &random)
  }

  // MARK: - Illnesses that hang together

  private mutating func drawMetabolic(
    _ person: Person, age: Int, until end: CalendarDate, _ random: inout RandomStream
  ) {
    let weight = bmi >= 28 ? 1.45 : bmi >= 24 ? 1.15 : 0.74
    if random.happens(min(0.85, 1.02 * weight * Self.hypertensionShare(age))) {
      hypertension = onset(person, age: age, earliest: 28, until: end, &random)
    }
    let pressure = hypertension == nil ? 0.8 : 1.45
    if random.happens(min(0.5, 1.08 * weight * pressure * Self.diabetesShare(age))) {
      diabetes = onset(person, age: age, earliest: 30, until: end, &random)
    }
    let sick = (hypertension != nil ? 0.1 : 0) + (diabetes != nil ? 0.16 : 0)
    if random.happens((age < 35 ? 0.02 : age < 50 ? 0.09 : 0.15) + sick + lipidLean * 0.06) {
      lipids = onset(person, age: age, earliest: 28, until: end, &random)
    }
    if random.happens((age < 50 ? 0.004 : 0.02) + sick * 0.16) {
      kidney = onset(person, age: age, earliest: 38, until: end, &random)
    }
    let purine = (person.isMale ? 0.055 : age > 55 ? 0.025 : 0.004) * weight
    if random.happens(purine) { add(.gout, person, age, 30, end, &random) }
    if random.happens(purine * 1.2) && !has(.gout) {
      add(.hyperuricaemia, person, age, 25, end, &random)
    }
    if random.happens(age < 30 ? 0.02 : 0.09 * weight * weight) {
      add(.fattyLiver, person, age, 25, end, &random)
    }
  }

  private mutating func drawVascular(
    _ person: Person, age: Int, until end: CalendarDate, _ random: inout RandomStream
  ) {
    guard age >= 42 else { return }
    let decades = Double(age - 40) / 10
    var risk = 0.018 * decades * (person.isMale ? 1.15 : 1)
    if hypertension != nil { risk *= 1.7 }
    if diabetes != nil { risk *= 1.5 }
    if random.happens(min(0.4, risk)) {
      coronary = onset(person, age: age, earliest: 42, until: end, &random)
    }
    if random.happens(min(0.3, risk * 0.62)) {
      stroke = onset(person, age: age, earliest: 45, until: end, &random)
    }
    if random.happens(age < 60 ? 0.003 : 0.008 * decades) {
      add(.fibrillation, person, age, 50, end, &random)
    }
    if coronary != nil && random.happens(0.09) {
      add(.heartFailure, person, age, 55, end, &random)
    }
    if random.happens(isSmoker ? 0.024 * decades : 0.009 * decades) {
      add(.copd, person, age, 45, end, &random)
    }
  }

  // MARK: - Illnesses that stand alone

  /// Problem, first age, and share of men and women at an age well past it, in thousandths.
  private static let alone: [(problem: Problem, age: Int, men: Double, women: Double)] = [
    (.osteoporosis, 58, 45, 230), (.thyroidNodule, 28, 45, 115), (.hypothyroid, 30, 8, 28),
    (.gallstones, 30, 30, 42), (.gastritis, 25, 75, 80), (.hepatitisB, 20, 42, 32),
    (.kneeArthritis, 52, 70, 140), (.neck, 35, 70, 85), (.disc, 30, 75, 62),
    (.prostate, 58, 210, 0),
    (.cataract, 62, 120, 140), (.allergicRhinitis, 10, 55, 48), (.asthma, 6, 14, 15),
    (.insomnia, 40, 50, 95), (.depression, 20, 12, 22), (.anaemia, 18, 8, 38),
    (.breastCancer, 42, 0, 9), (.stomachCancer, 52, 7, 4), (.colonCancer, 52, 7, 5),
    (.lungCancer, 55, 8, 4),
  ]

  private mutating func drawOthers(
    _ person: Person, age: Int, until end: CalendarDate, _ random: inout RandomStream
  ) {
    for (problem, first, men, women) in Self.alone where age > first {
      let grown = clamped(Double(age - first) / 12, 0.25, 1.2)
      // Half of what people have was never written down at this clinic.
      if random.happens((person.isMale ? men : women) / 1000 * grown * 0.62) {
        add(problem, person, age, first, end, &random)
      }
    }
  }

  private mutating func drawProblemsOfChildren(
    _ person: Person, age: Int, until end: CalendarDate, _ random: inout RandomStream
  ) {
    if age >= 8 && random.happens(0.22) { add(.myopia, person, age, 7, end, &random) }
    if age >= 3 && random.happens(0.05) { add(.allergicRhinitis, person, age, 2, end, &random) }
    if age >= 3 && random.happens(0.02) { add(.asthma, person, age, 2, end, &random) }
  }

  private mutating func add(
    _ problem: Problem, _ person: Person, _ age: Int, _ earliest: Int, _ end: CalendarDate,
    _ random: inout RandomStream
  ) {
    others.append((problem, onset(person, age: age, earliest: earliest, until: end, &random)))
  }

  /// A day between an age and two months before the end, more likely a later one.
  private func onset(
    _ person: Person, age: Int, earliest: Int, until end: CalendarDate,
    _ random: inout RandomStream
  ) -> CalendarDate {
    let years = clamped(age - earliest, 1, 18)
    let back = min(random.below(years * 365), random.below(years * 365 + 900))
    let day = end.adding(days: -60 - back)
    return max(day, person.birth.adding(days: 30))
  }

  // MARK: - Shares by age

  /// The share of people with high blood pressure at an age, 0 through 1.
  ///
  /// Shaped after the China Hypertension Survey 2012-2015: about 5 % under 30, half from 60 on.
  private static func hypertensionShare(_ age: Int) -> Double {
    interpolated(
      age, [(18, 0.02), (30, 0.05), (40, 0.14), (50, 0.29), (60, 0.44), (70, 0.57), (85, 0.62)])
  }

  /// The share of people with type 2 diabetes at an age, 0 through 1.
  ///
  /// Shaped after the national survey of 2015 to 2017: about one adult in nine.
  private static func diabetesShare(_ age: Int) -> Double {
    interpolated(
      age, [(18, 0.004), (30, 0.02), (40, 0.06), (50, 0.12), (60, 0.18), (70, 0.23), (85, 0.22)])
  }
}

/// The height of a line through points at an age, level beyond the ends.
func interpolated(_ age: Int, _ points: [(age: Int, value: Double)]) -> Double {
  guard let first = points.first, age > first.age else { return points.first?.value ?? 0 }
  var before = first
  for point in points.dropFirst() {
    if age <= point.age {
      let share = Double(age - before.age) / Double(point.age - before.age)
      return before.value + (point.value - before.value) * share
    }
    before = point
  }
  return before.value
}
