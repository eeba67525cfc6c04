/// A whole number scaled by a power of ten as text, such as 70 with one decimal as `7.0`.
///
/// Texts up to 15 bytes live inside the string value, so that no memory is allocated.
///
/// - Parameters:
///   - scaled: Zero or above.
///   - decimals: Digits after the point, 0 through 3.
func decimalText(_ scaled: Int, decimals: Int) -> String {
  String(unsafeUninitializedCapacity: 15) { buffer in
    var left = scaled
    var width = 1
    var bound = 10
    while bound <= scaled {
      width += 1
      bound *= 10
    }
    let digits = max(width, decimals + 1)
    let length = decimals == 0 ? digits : digits + 1
    var place = length - 1
    for digit in 0..<digits {
      if decimals > 0 && digit == decimals {
        buffer[place] = UInt8(ascii: ".")
        place -= 1
      }
      buffer[place] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: left % 10)
      left /= 10
      place -= 1
    }
    return length
  }
}

/// The number that `decimalText` writes, correctly rounded, so that reading the text gives it back.
func decimalValue(_ scaled: Int, decimals: Int) -> Double {
  switch decimals {
  case 0: Double(scaled)
  case 1: Double(scaled) / 10
  case 2: Double(scaled) / 100
  default: Double(scaled) / 1000
  }
}

/// Writes a number into bytes with zeros in front.
func writeDigits(
  _ number: Int, width: Int, at start: Int, into buffer: UnsafeMutableBufferPointer<UInt8>
) {
  var left = number
  for offset in (0..<width).reversed() {
    buffer[start + offset] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: left % 10)
    left /= 10
  }
}

/// The nearest whole number to a number that is not below zero.
func nearest(_ number: Double) -> Int { Int(max(0, number) + 0.5) }

/// A number moved to the nearer end of a range when it lies outside.
func clamped<Value: Comparable>(_ value: Value, _ low: Value, _ high: Value) -> Value {
  min(max(value, low), high)
}
