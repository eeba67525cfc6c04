internal import Glibc

/// A scale whose numbers are not multiples of its unit, such as degrees Celsius or pH.
///
/// Source: the functions of UCUM, sections 22 and tables 13 to 21.
enum SpecialScale: String, Sendable {
  case celsius = "Cel"
  case fahrenheit = "degF"
  case reaumur = "degRe"
  /// The negative decimal logarithm of a concentration.
  case acidity = "pH"
  case naturalLogarithm = "ln"
  case decimalLogarithm = "lg"
  /// Twice the decimal logarithm: levels of amplitudes.
  case amplitudeLogarithm = "lg2"
  case binaryLogarithm = "ld"
  /// A hundred times the tangent of an angle.
  case tangent = "tan"
  case squareRoot = "sqrt"
  case dilutionByTen = "hpX"
  case dilutionByHundred = "hpC"
  case dilutionByThousand = "hpM"
  case dilutionByFiftyThousand = "hpQ"

  /// What is added to a number of the scale to count from the scale's true zero.
  ///
  /// Nil where the scale is no shifted one. 0 °C is 273.15 K, −459.67 °F and −218.52 °Ré are 0 K.
  var shift: DecimalNumber? {
    switch self {
    case .celsius: DecimalNumber(digits: 27315, exponent: -2)
    case .fahrenheit: DecimalNumber(digits: 45967, exponent: -2)
    case .reaumur: DecimalNumber(digits: 21852, exponent: -2)
    default: nil
    }
  }

  /// How many of the reference unit a number of the scale means.
  func amount(of number: Double) -> Double {
    switch self {
    case .celsius, .fahrenheit, .reaumur: number + (shift?.double ?? 0)
    case .acidity, .dilutionByTen: pow(10, -number)
    case .naturalLogarithm: exp(number)
    case .decimalLogarithm: pow(10, number)
    case .amplitudeLogarithm: pow(10, number / 2)
    case .binaryLogarithm: pow(2, number)
    case .tangent: atan(number / 100)
    case .squareRoot: number * number
    case .dilutionByHundred: pow(100, -number)
    case .dilutionByThousand: pow(1000, -number)
    case .dilutionByFiftyThousand: pow(50000, -number)
    }
  }

  /// The number of the scale that means so many of the reference unit.
  ///
  /// Infinite or "not a number" where there is none, such as the pH of no acid at all.
  func number(of amount: Double) -> Double {
    switch self {
    case .celsius, .fahrenheit, .reaumur: amount - (shift?.double ?? 0)
    case .acidity, .dilutionByTen: -log10(amount)
    case .naturalLogarithm: log(amount)
    case .decimalLogarithm: log10(amount)
    case .amplitudeLogarithm: 2 * log10(amount)
    case .binaryLogarithm: log2(amount)
    case .tangent: 100 * tan(amount)
    case .squareRoot: amount.squareRoot()
    case .dilutionByHundred: -log10(amount) / 2
    case .dilutionByThousand: -log10(amount) / 3
    case .dilutionByFiftyThousand: -log10(amount) / log10(50000)
    }
  }
}
