import Canvas
import TestSupport
import Testing

@testable import Widgets

@Suite struct SparklineTests {
  static func line(_ values: [Double?], _ reference: ReferenceBand, _ drawing: Drawing) -> String {
    Sparkline(values.map { $0.map { Sparkline.Bucket(value: $0) } }, reference: reference)
      .text(with: drawing).plain
  }

  /// Systolic 90 to 139: a level is 12.25 wide, level 3 begins at 90.
  static let systolic = ReferenceBand(low: 90, high: 139)

  @Test func theHeightIsFixedByTheReferenceRange() {
    let values: [Double?] = [
      60, 77, 78, 89.9, 90, 102, 103, 114, 115, 126, 127, 139, 139.1, 151, 152, 300,
    ]
    #expect(Self.line(values, Self.systolic, .line) == "▁▁▂▂▃▃▄▄▅▅▆▆▇▇██")
    #expect(Self.line(values, Self.systolic, .ascii) == "____----====++##")
  }

  @Test func aStretchWithoutAValueIsADot() {
    #expect(Self.line([nil, 120, nil, .nan, .infinity, 160], Self.systolic, .line) == "·▅···█")
    #expect(Self.line([nil, 120, nil, .nan, .infinity, 160], Self.systolic, .ascii) == ".=...#")
  }

  static let oneSided: [(ReferenceBand, [Double?], String)] = [
    // <3.4: zero is the other end.
    (ReferenceBand(high: 3.4), [0, 0.9, 2.5, 3.4, 3.5, 4.2, 4.3, -1], "▃▄▅▆▇▇█▃"),
    // ≥90: twice the limit is the other end, and nothing is above.
    (ReferenceBand(low: 90), [40, 70, 90, 120, 180, 500], "▁▂▃▄▆▆"),
    // No range: from the least to the greatest.
    (ReferenceBand(), [1, 2, 3, 4, 5, 6, 7, 8, 9], "▁▂▃▄▅▆▇██"),
    (ReferenceBand(), [5, 5, 5], "▄▄▄"),
    (ReferenceBand(low: 5, high: 5), [4, 5, 6], "▁▄█"),
  ]

  @Test(arguments: oneSided)
  func halfARangeStillGivesAScale(reference: ReferenceBand, values: [Double?], line: String) {
    #expect(Self.line(values, reference, .line) == line)
  }

  @Test func theJudgementThatCameWithAValueRules() {
    let sparkline = Sparkline(
      [
        .init(value: 120, judgement: .high), .init(value: 150, judgement: .normal),
        .init(value: 120, judgement: .low), .init(value: 150),
      ], reference: Self.systolic)
    let text = sparkline.text(with: .line)
    #expect(text.plain == "▇▆▂▇")
    #expect(
      text.runs.map(\.style) == [
        Style(.bad, on: .screen, .bold), Style(.good), Style(.bad, on: .screen, .bold),
      ])
  }

  @Test func outOfRangeIsBoldAndAbsentIsDim() {
    let styles = Sparkline(
      [.init(value: 60), nil, .init(value: 120), .init(value: 150)], reference: Self.systolic
    ).text(with: .line).runs.map(\.style)
    #expect(
      styles == [
        Style(.bad, on: .screen, .bold), Style(.dim), Style(.good),
        Style(.bad, on: .screen, .bold),
      ])
  }

  @Test(arguments: [1, 2, 3] as [UInt64])
  func theWidthIsExactForAnyValues(seed: UInt64) {
    var random = SeededRandom(seed: seed)
    let odd: [Double] = [
      .nan, .infinity, -.infinity, .greatestFiniteMagnitude, -.greatestFiniteMagnitude, 0,
      .leastNonzeroMagnitude,
    ]
    for _ in 0..<500 {
      func number() -> Double {
        random.next(below: 4) == 0
          ? odd[random.next(below: odd.count)] : Double(random.next(below: 400)) - 100
      }
      let buckets: [Sparkline.Bucket?] = (0..<random.next(below: 40)).map { _ in
        random.next(below: 3) == 0 ? nil : Sparkline.Bucket(value: number())
      }
      let reference = ReferenceBand(
        low: random.next(below: 2) == 0 ? nil : number(),
        high: random.next(below: 2) == 0 ? nil : number())
      for drawing in [Drawing.line, .ascii] {
        let text = Sparkline(buckets, reference: reference).text(with: drawing)
        #expect(text.width == buckets.count)
        #expect(text.plain.count == buckets.count)
      }
    }
  }
}
