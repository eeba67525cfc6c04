import Domain
import Testing

@testable import Interchange

@Suite("FHIR observations")
struct FHIRObservationTests {
  static func read(_ observations: String...) -> FHIRReading {
    let entries = ([FHIRText.patient] + observations).map { #"{"resource":\#($0)}"# }
    return FHIRText.read(
      #"{"resourceType":"Bundle","entry":[\#(entries.joined(separator: ","))]}"#)
  }

  @Test("keep number, unit and comparator exactly as received")
  func valuesAreKept() throws {
    let value = FHIRText.observation(
      "30522-7",
      #""valueQuantity":{"value":0.50,"comparator":"<","unit":"mg/dl","system":"http://unitsofmeasure.org","code":"mg/dL"}"#
    )
    let measurement = try #require(Self.read(value).measurements.first)
    #expect(measurement.indicator == "hscrp")
    #expect(measurement.observation.receivedText == "0.50")
    #expect(measurement.observation.receivedUnit == "mg/dl")
    #expect(measurement.observation.comparator == .lessThan)
    #expect(measurement.observation.value == 5)
    #expect(measurement.observation.factor == 10)
    #expect(measurement.observation.source == .fhirImport)
  }

  @Test(
    "take a number as it is written",
    arguments: [
      ("7.0", 7.0), ("1e2", 100), ("112.1498697020143", 112.1498697020143), ("0.30E1", 3),
    ])
  func numbersAreExact(text: String, value: Double) throws {
    let reading = Self.read(FHIRText.observation("8867-4", FHIRText.quantity(text, "/min")))
    let observation = try #require(reading.measurements.first).observation
    #expect(observation.receivedText == text)
    #expect(observation.value == value)
  }

  @Test(
    "refuse a number that is none",
    arguments: ["\"7.0\"", "\"NaN\"", "1e400", "true", "[7]", "{}"])
  func wrongNumbersAreRefused(text: String) {
    let reading = Self.read(FHIRText.observation("8867-4", FHIRText.quantity(text, "/min")))
    #expect(reading.measurements.isEmpty)
    #expect(reading.diagnostics.map(\.code) == ["fhir.bad-number"])
    #expect(reading.diagnostics[0].place?.path == "entry[1].resource.valueQuantity.value")
  }

  @Test("make a blood pressure panel into two values with keys of their own")
  func panelsAreOpened() throws {
    let panel = FHIRText.observation(
      "85354-9", id: "bp",
      """
      "component":[
        {"code":{"coding":[{"system":"http://loinc.org","code":"8480-6"}]},\(FHIRText.quantity("16", "kPa"))},
        {"code":{"coding":[{"system":"http://loinc.org","code":"8462-4"}]},\(FHIRText.quantity("80", "mmHg"))},
        {"code":{"text":"cuff"},"dataAbsentReason":{"text":"unknown"}}]
      """)
    let reading = Self.read(panel)
    let parts = try #require(reading.records.first).measurements
    #expect(parts.map(\.key) == ["Observation/bp#0", "Observation/bp#1"])
    #expect(parts.map(\.value.indicator) == ["sbp", "dbp"])
    #expect(abs((parts[0].value.observation.value ?? 0) - 120.00992) < 1e-9)
    #expect(reading.diagnostics.map(\.code) == ["fhir.no-value"])
    #expect(reading.diagnostics.map(\.severity) == [.note])
  }

  @Test("keep a panel's own value beside its components")
  func panelsMayHaveAValue() {
    let panel = FHIRText.observation(
      "44261-6",
      FHIRText.quantity("12", "{score}")
        + #","component":[{"code":{"text":"item 9"},"valueInteger":1}]"#)
    let reading = Self.read(panel)
    #expect(reading.measurements.map(\.observation.value) == [12, 1])
    #expect(reading.measurements[0].indicator == "phq9")
    #expect(reading.records[0].newIndicators.map(\.name.english) == ["item 9"])
    #expect(reading.records[0].newIndicators.map(\.unit) == ["1"])
  }

  @Test(
    "keep other answers as words",
    arguments: [
      (
        #""valueCodeableConcept":{"coding":[{"code":"x","display":"Never"}],"text":"从不"}"#, "从不", ""
      ),
      (#""valueString":" a\nb\u0000\u001b[31m ""#, "a b [31m", ""),
      (#""valueBoolean":false"#, "false", ""),
      (
        #""valueRange":{"low":{"value":1.0,"unit":"mg"},"high":{"value":2,"unit":"mg"}}"#, "1.0-2",
        "mg"
      ),
      (#""valueRatio":{"numerator":{"value":1},"denominator":{"value":128}}"#, "1:128", ""),
      (#""valueTime":"08:30:00""#, "08:30:00", ""),
      (#""valueDateTime":"2024-05""#, "2024-05", ""),
      (#""valuePeriod":{"start":"2024","end":"2025"}"#, "2024/2025", ""),
      (#""valueSampledData":{"origin":{"value":0},"data":"1 2 E"}"#, "1 2 E", ""),
    ])
  func wordsAreKept(value: String, text: String, unit: String) throws {
    let measurement = try #require(
      Self.read(FHIRText.observation("72166-2", value)).measurements.first)
    #expect(measurement.indicator == "smoking")
    #expect(measurement.observation.value == nil)
    #expect(measurement.observation.receivedText == text)
    #expect(measurement.observation.receivedUnit == unit)
  }

  @Test(
    "read a strip's answer as its step where it is certain",
    arguments: [
      (#""valueString":"++""#, 3), (#""valueCodeableConcept":{"text":"阴性"}"#, 0),
      (
        #""valueCodeableConcept":{"coding":[{"system":"http://snomed.info/sct","code":"260347006","display":"Present +"}]}"#,
        2
      ),
      (#""valueCodeableConcept":{"text":"Urine glucose test = ++ (finding)"}"#, 3),
      (#""valueCodeableConcept":{"text":"+","coding":[{"display":"Negative"}]}"#, nil),
      (#""valueString":"positive""#, nil), (#""valueInteger":2"#, nil),
    ] as [(String, Double?)])
  func stripsAreRead(value: String, step: Double?) throws {
    let measurement = try #require(
      Self.read(FHIRText.observation("25428-4", value)).measurements.first)
    #expect(measurement.indicator == "uglu")
    #expect(measurement.observation.value == step)
  }

  @Test("make an indicator for a code that the dictionary lacks")
  func newIndicatorsAreMade() throws {
    let value = FHIRText.observation("33756-8", FHIRText.quantity("5.25", "mm"))
    let record = try #require(Self.read(value).records.first)
    #expect(record.measurements.map(\.value.indicator) == ["loinc-33756-8"])
    let indicator = try #require(record.newIndicators.first)
    #expect(indicator.loinc == "33756-8")
    #expect(indicator.name.chinese == "Name of 33756-8")
    #expect(indicator.unit == "mm")
    #expect(indicator.decimals == 2)
    #expect(indicator.order == 100_000)
  }

  @Test("name the indicators of other systems by their codes")
  func otherSystemsAreNamed() {
    func code(_ coding: String) -> String? {
      let value = FHIRText.resource(
        "Observation",
        #""status":"final","effectiveDateTime":"2024-05-06","code":{\#(coding)},"valueInteger":5"#)
      return Self.read(value).measurements.first?.indicator
    }
    let snomed =
      #""coding":[{"system":"http://snomed.info/sct","code":"271649006","display":"SBP"}]"#
    #expect(code(snomed) == "snomed-271649006")
    let one = code(#""coding":[{"system":"http://a","code":"GLU1","display":"x"}]"#)
    let two = code(#""coding":[{"system":"http://b","code":"GLU1","display":"x"}]"#)
    #expect(one?.hasPrefix("local-glu1-") == true)
    #expect(one != two)
    #expect(code(#""text":"糖化白蛋白""#)?.hasPrefix("local-") == true)
    #expect(code(#""text":"糖化白蛋白""#) != code(#""text":"白蛋白""#))
    #expect(code(#""text":"""#) == nil)
    // Of several codings the one that the dictionary knows counts.
    let both =
      #""coding":[{"system":"http://a","code":"1"},{"system":"http://loinc.org","code":"44261-6"}]"#
    #expect(code(both) == "phq9")
  }

  @Test("never put two units on one line")
  func unitsNeverMix() throws {
    let reading = Self.read(
      FHIRText.observation("33756-8", id: "a", FHIRText.quantity("5", "mm")),
      FHIRText.observation("33756-8", id: "b", FHIRText.quantity("0.5", "cm")),
      FHIRText.observation("33756-8", id: "c", FHIRText.quantity("6", "MM")),
      FHIRText.observation("33756-8", id: "d", FHIRText.quantity("7", "")),
      FHIRText.observation("8480-6", id: "e", FHIRText.quantity("7", "cmH2O")),
      FHIRText.observation("33756-8", id: "f", FHIRText.quantity("3", "kg")))
    // What is the same quantity in another unit is converted, what is another one stands apart.
    #expect(
      reading.measurements.map(\.indicator)
        == [
          "loinc-33756-8", "loinc-33756-8", "loinc-33756-8", "loinc-33756-8",
          "sbp-cmh2o_e5a03d08", "loinc-33756-8-kg",
        ])
    #expect(reading.measurements.map(\.observation.value) == [5, 5, 6, nil, 7, 3])
    let made = reading.records[0].newIndicators
    #expect(made.map(\.loinc) == ["33756-8", nil, nil])
    #expect(made.map(\.unit) == ["mm", "cmH2O", "kg"])
    #expect(made.dropFirst().first?.name.chinese == "收缩压 (cmH2O)")
    #expect(
      reading.diagnostics.map(\.code) == ["fhir.no-unit", "fhir.other-unit", "fhir.other-unit"])
    #expect(
      reading.diagnostics.dropFirst().map(\.message.english) == [
        "sbp cannot be converted from \"cmH2O\" (there is no unit 'cmH2O'; did you mean cm[H2O]?); "
          + "kept as sbp-cmh2o_e5a03d08",
        "loinc-33756-8 cannot be converted from \"kg\"; kept as loinc-33756-8-kg",
      ])
  }

  @Test("find the indicators of an earlier import again")
  func importsAgree() throws {
    let first = Self.read(
      FHIRText.observation("33756-8", id: "a", FHIRText.quantity("5", "mm")),
      FHIRText.observation("33756-8", id: "b", FHIRText.quantity("0.5", "kg")))
    let known = FHIRText.dictionary.adding(first.records[0].newIndicators)
    let text = FHIRText.bundle(
      FHIRText.observation("33756-8", FHIRText.quantity("0.7", "kg")))
    let second = FHIRReader(dictionary: known, zone: FHIRText.zone).read(Array(text.utf8))
    #expect(second.measurements.map(\.indicator) == ["loinc-33756-8-kg"])
    #expect(second.records[0].newIndicators == [])
  }

  @Test(
    "take over the status, keep what was an error as retracted, and leave out what was cancelled",
    arguments: [
      ("final", .final), ("preliminary", .preliminary), ("amended", .amended),
      ("corrected", .corrected), ("registered", .registered), ("unknown", .unknown),
      ("entered-in-error", .retracted), ("cancelled", nil), ("nonsense", .unknown),
    ] as [(String, ObservationStatus?)])
  func statusIsKept(code: String, status: ObservationStatus?) {
    let reading = Self.read(
      FHIRText.observation("8867-4", status: code, FHIRText.quantity("70", "/min")))
    #expect(reading.measurements.first?.observation.status == status)
    #expect(reading.diagnostics.map(\.code) == (code == "cancelled" ? ["fhir.cancelled"] : []))
  }

  @Test(
    "find the time wherever it stands",
    arguments: [
      (#""effectiveInstant":"2024-05-06T08:00:00.123+08:00""#, 1_714_953_600),
      (#""effectivePeriod":{"start":"2024-05-06T00:00:00Z","end":"2024-05-07"}"#, 1_714_953_600),
      (#""effectiveTiming":{"event":["2024-05-06T08:00:00"]}"#, 1_714_953_600),
      (#""issued":"2024-05-06T00:00:00Z""#, 1_714_953_600),
      (#""effectiveDateTime":"2024-05-06""#, 1_714_924_800),
      (#""effectiveDateTime":"2024-05-06T07:59:60+08:00""#, 1_714_953_599),
    ])
  func timesAreFound(time: String, seconds: Int) {
    let reading = Self.read(
      FHIRText.observation("8867-4", at: time, FHIRText.quantity("70", "/min")))
    #expect(reading.measurements.first?.observation.instant.seconds == seconds)
  }

  @Test(
    "are refused without a time that can be read",
    arguments: [
      #""effectiveDateTime":"2024-02-30""#, #""effectiveDateTime":"6.5.2024""#,
      #""effectiveDateTime":"2024-05-06T25:00:00Z""#, #""effectiveDateTime":"0000-01-01""#,
      #""effectiveDateTime":"10000-01-01""#, #""effectiveDateTime":20240506"#,
      #""effectiveDateTime":"""#, #""note":[]"#,
    ])
  func badTimesAreRefused(time: String) {
    let reading = Self.read(
      FHIRText.observation("8867-4", at: time, FHIRText.quantity("70", "/min")))
    #expect(reading.measurements.isEmpty)
    #expect(reading.diagnostics.contains { $0.code == "fhir.no-time" && $0.severity == .error })
    #expect(reading.refusedObservations == 1)
  }

  @Test("outside the credible range are kept and marked, with one warning for each indicator")
  func implausibleValuesAreMarked() throws {
    let reading = Self.read(
      FHIRText.observation("8480-6", id: "a", FHIRText.quantity("400", "mmHg")),
      FHIRText.observation("8480-6", id: "b", FHIRText.quantity("10", "mmHg")),
      FHIRText.observation("8480-6", id: "c", FHIRText.quantity("120", "mmHg")))
    #expect(reading.measurements.map(\.observation.isImplausible) == [true, true, false])
    #expect(reading.diagnostics.map(\.code) == ["fhir.implausible"])
    #expect(
      reading.diagnostics[0].message.english
        == "sbp: 2 values outside the credible range, imported and marked")
  }

  @Test("with an unknown comparator, no value or no code are refused or left out")
  func incompleteOnesAreTold() {
    let cases = [
      (#""valueQuantity":{"value":5,"comparator":"~","unit":"/min"}"#, "fhir.bad-code"),
      (#""valueQuantity":{"unit":"/min"}"#, "fhir.no-value"),
      (#""dataAbsentReason":{"text":"x"}"#, "fhir.no-value"),
      (#""valueQuantity":null"#, "fhir.no-value"),
    ]
    for (value, code) in cases {
      let reading = Self.read(FHIRText.observation("8867-4", value))
      #expect(reading.measurements.isEmpty)
      #expect(reading.diagnostics.map(\.code) == [code])
    }
    let group = FHIRText.observation("8867-4", #""hasMember":[{"reference":"Observation/x"}]"#)
    #expect(Self.read(group).diagnostics == [])
  }
}
