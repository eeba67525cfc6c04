extension SHA256 {
  /// The eight working words and how a block changes them.
  struct State: Sendable {
    // The first 32 bits of the fractions of the square roots of the first eight primes.
    var a: UInt32 = 0x6A09_E667
    var b: UInt32 = 0xBB67_AE85
    var c: UInt32 = 0x3C6E_F372
    var d: UInt32 = 0xA54F_F53A
    var e: UInt32 = 0x510E_527F
    var f: UInt32 = 0x9B05_688C
    var g: UInt32 = 0x1F83_D9AB
    var h: UInt32 = 0x5BE0_CD19

    /// Takes in whole blocks that lie one behind the other.
    mutating func take(_ start: UnsafeRawPointer, blocks: Int) {
      SHA256.constants.withUnsafeBufferPointer { constants in
        withUnsafeTemporaryAllocation(of: UInt32.self, capacity: 64) { words in
          guard let words = words.baseAddress, let constants = constants.baseAddress else { return }
          for block in 0..<blocks {
            Self.expand(start + block * SHA256.blockSize, into: words)
            mix(words, constants)
          }
        }
      }
    }

    /// The message schedule of section 6.2.2, step 1.
    @inline(__always)
    private static func expand(_ block: UnsafeRawPointer, into words: UnsafeMutablePointer<UInt32>)
    {
      var index = 0
      while index < 16 {
        words[index] = UInt32(
          bigEndian: block.loadUnaligned(fromByteOffset: index &* 4, as: UInt32.self))
        index &+= 1
      }
      while index < 64 {
        let far = words[index &- 15]
        let near = words[index &- 2]
        let small = turn(far, 7) ^ turn(far, 18) ^ (far &>> 3)
        let large = turn(near, 17) ^ turn(near, 19) ^ (near &>> 10)
        words[index] = words[index &- 16] &+ small &+ words[index &- 7] &+ large
        index &+= 1
      }
    }

    /// The 64 rounds of section 6.2.2, steps 2 to 4, eight a turn so that no word has to move.
    @inline(__always)
    private mutating func mix(
      _ words: UnsafeMutablePointer<UInt32>, _ constants: UnsafePointer<UInt32>
    ) {
      var (a, b, c, d) = (self.a, self.b, self.c, self.d)
      var (e, f, g, h) = (self.e, self.f, self.g, self.h)
      var index = 0
      while index < 64 {
        Self.round(a, b, c, &d, e, f, g, &h, words[index] &+ constants[index])
        Self.round(h, a, b, &c, d, e, f, &g, words[index &+ 1] &+ constants[index &+ 1])
        Self.round(g, h, a, &b, c, d, e, &f, words[index &+ 2] &+ constants[index &+ 2])
        Self.round(f, g, h, &a, b, c, d, &e, words[index &+ 3] &+ constants[index &+ 3])
        Self.round(e, f, g, &h, a, b, c, &d, words[index &+ 4] &+ constants[index &+ 4])
        Self.round(d, e, f, &g, h, a, b, &c, words[index &+ 5] &+ constants[index &+ 5])
        Self.round(c, d, e, &f, g, h, a, &b, words[index &+ 6] &+ constants[index &+ 6])
        Self.round(b, c, d, &e, f, g, h, &a, words[index &+ 7] &+ constants[index &+ 7])
        index &+= 8
      }
      self.a &+= a
      self.b &+= b
      self.c &+= c
      self.d &+= d
      self.e &+= e
      self.f &+= f
      self.g &+= g
      self.h &+= h
    }

    /// One round, in which only two of the eight words get a new value.
    @inline(__always)
    private static func round(
      _ a: UInt32, _ b: UInt32, _ c: UInt32, _ d: inout UInt32, _ e: UInt32, _ f: UInt32,
      _ g: UInt32, _ h: inout UInt32, _ input: UInt32
    ) {
      let choice = (e & f) ^ (~e & g)
      let majority = (a & b) ^ (a & c) ^ (b & c)
      let first = h &+ (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) &+ choice &+ input
      d = d &+ first
      h = first &+ (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) &+ majority
    }

    @inline(__always)
    private static func turn(_ word: UInt32, _ bits: UInt32) -> UInt32 {
      (word &>> bits) | (word &<< (32 &- bits))
    }
  }

  /// The first 32 bits of the fractions of the cube roots of the first 64 primes (section 4.2.2).
  fileprivate static let constants: [UInt32] = [
    0x428A_2F98, 0x7137_4491, 0xB5C0_FBCF, 0xE9B5_DBA5, 0x3956_C25B, 0x59F1_11F1, 0x923F_82A4,
    0xAB1C_5ED5, 0xD807_AA98, 0x1283_5B01, 0x2431_85BE, 0x550C_7DC3, 0x72BE_5D74, 0x80DE_B1FE,
    0x9BDC_06A7, 0xC19B_F174, 0xE49B_69C1, 0xEFBE_4786, 0x0FC1_9DC6, 0x240C_A1CC, 0x2DE9_2C6F,
    0x4A74_84AA, 0x5CB0_A9DC, 0x76F9_88DA, 0x983E_5152, 0xA831_C66D, 0xB003_27C8, 0xBF59_7FC7,
    0xC6E0_0BF3, 0xD5A7_9147, 0x06CA_6351, 0x1429_2967, 0x27B7_0A85, 0x2E1B_2138, 0x4D2C_6DFC,
    0x5338_0D13, 0x650A_7354, 0x766A_0ABB, 0x81C2_C92E, 0x9272_2C85, 0xA2BF_E8A1, 0xA81A_664B,
    0xC24B_8B70, 0xC76C_51A3, 0xD192_E819, 0xD699_0624, 0xF40E_3585, 0x106A_A070, 0x19A4_C116,
    0x1E37_6C08, 0x2748_774C, 0x34B0_BCB5, 0x391C_0CB3, 0x4ED8_AA4A, 0x5B9C_CA4F, 0x682E_6FF3,
    0x748F_82EE, 0x78A5_636F, 0x84C8_7814, 0x8CC7_0208, 0x90BE_FFFA, 0xA450_6CEB, 0xBEF9_A3F7,
    0xC671_78F2,
  ]
}
