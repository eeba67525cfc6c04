import Domain

/// A chart as a drawing inside a page; series differ in dashes and marks, so that they do on grey paper.
struct ReportSVG {
  private let chart: ReportChart
  private static let width = 640.0
  private static let height = 220.0
  private static let left = 48.0
  private static let right = 12.0
  private static let top = 26.0
  private static let bottom = 28.0

  init(_ chart: ReportChart) { self.chart = chart }

  /// The drawing; empty when there is nothing to draw.
  var text: String {
    guard let bounds = chart.bounds, !chart.isEmpty else { return "" }
    let title = ReportHTML.escaped(chart.title)
    var svg =
      "<svg viewBox=\"0 0 640 220\" role=\"img\" aria-label=\"\(title)\" "
      + "font-family=\"sans-serif\" font-size=\"11\">\n"
    svg += label(title, Self.left, 14)
    svg += frame(bounds)
    for limit in chart.limits { svg += limitLine(limit, bounds) }
    for (place, series) in chart.series.enumerated() { svg += line(series, place, bounds) }
    return svg + "</svg>\n"
  }

  private func frame(_ bounds: (low: Double, high: Double)) -> String {
    let right = Self.width - Self.right
    let base = Self.height - Self.bottom
    var svg =
      "<path d=\"M\(Self.number(Self.left)) \(Self.number(Self.top))V\(Self.number(base))"
      + "H\(Self.number(right))\" fill=\"none\" stroke=\"#333\"/>\n"
    for value in [bounds.low, (bounds.low + bounds.high) / 2, bounds.high] {
      svg += label(
        fixedDecimal(value, decimals: bounds.high - bounds.low < 20 ? 1 : 0), 4,
        y(value, bounds) + 4)
    }
    svg += label(chart.days.lowerBound.description, Self.left, Self.height - 8)
    svg += label(chart.days.upperBound.description, right - 62, Self.height - 8)
    return svg
  }

  private func limitLine(_ limit: Double, _ bounds: (low: Double, high: Double)) -> String {
    let height = Self.number(y(limit, bounds))
    return
      "<path d=\"M\(Self.number(Self.left)) \(height)H\(Self.number(Self.width - Self.right))\" "
      + "stroke=\"#999\" stroke-dasharray=\"2 3\"/>\n"
  }

  private func line(
    _ series: ReportChart.Series, _ place: Int, _ bounds: (low: Double, high: Double)
  ) -> String {
    let points = series.points.filter { chart.days.contains($0.day) && $0.value.isFinite }
      .sorted { $0.day < $1.day }
    guard !points.isEmpty else { return "" }
    let dashes = ["", " stroke-dasharray=\"6 3\"", " stroke-dasharray=\"1 3\""][place % 3]
    let colour = ["#004a99", "#a33", "#363"][place % 3]
    let path = points.map { "\(Self.number(x($0.day))) \(Self.number(y($0.value, bounds)))" }
      .joined(separator: "L")
    var svg = "<path d=\"M\(path)\" fill=\"none\" stroke=\"\(colour)\"\(dashes)/>\n"
    for point in points {
      svg +=
        "<circle cx=\"\(Self.number(x(point.day)))\" cy=\"\(Self.number(y(point.value, bounds)))\" "
        + "r=\"2.5\" fill=\"\(colour)\"/>\n"
    }
    let name = Self.left + 150 + Double(place) * 120
    return svg
      + "<path d=\"M\(Self.number(name)) 10h20\" stroke=\"\(colour)\"\(dashes)/>\n"
      + label(ReportHTML.escaped(series.name), name + 24, 14)
  }

  /// - Parameter escaped: What may stand between tags.
  private func label(_ escaped: String, _ x: Double, _ y: Double) -> String {
    "<text x=\"\(Self.number(x))\" y=\"\(Self.number(y))\">\(escaped)</text>\n"
  }

  private func x(_ day: CalendarDate) -> Double {
    let whole = chart.days.lowerBound.days(to: chart.days.upperBound)
    let part = chart.days.lowerBound.days(to: day)
    let room = Self.width - Self.left - Self.right
    return Self.left + (whole > 0 ? room * Double(part) / Double(whole) : room / 2)
  }

  private func y(_ value: Double, _ bounds: (low: Double, high: Double)) -> Double {
    let room = Self.height - Self.top - Self.bottom
    return Self.height - Self.bottom - room * (value - bounds.low) / (bounds.high - bounds.low)
  }

  private static func number(_ value: Double) -> String { fixedDecimal(value, decimals: 1) }
}
