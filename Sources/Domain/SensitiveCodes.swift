/// What the clinic takes for level 5 of GB/T 39725-2020 unless a doctor decides otherwise.
enum SensitiveCodes {
  /// Blocks of ICD-10 (WHO, 2019).
  ///
  /// Human immunodeficiency virus disease B20 to B24 and Z21, infections with a predominantly
  /// sexual mode of transmission A50 to A64, medical abortion O04.
  static let icd: [(letter: UInt8, numbers: ClosedRange<Int>)] = [
    (UInt8(ascii: "B"), 20...24), (UInt8(ascii: "Z"), 21...21), (UInt8(ascii: "A"), 50...64),
    (UInt8(ascii: "O"), 4...4),
  ]

  /// LOINC: antibodies, antigens and nucleic acid of HIV, antibodies of syphilis.
  static let loinc: Set<String> = [
    "7917-8", "7918-6", "7919-4", "5220-9", "5221-7", "5222-5", "29893-5", "30361-0", "31201-7",
    "40732-0", "43009-0", "43010-8", "48345-3", "48346-1", "56888-1", "58900-2", "68961-2",
    "75622-1", "80203-3", "20447-9", "25835-0", "25836-8", "62469-2", "70241-5", "24012-7",
    "5291-0", "5292-8", "5393-4", "5394-2", "8041-6", "11084-1", "20507-0", "20508-8", "22461-8",
    "22587-0", "24110-9", "24312-1", "31147-2", "47236-5", "47238-1", "51838-1", "63464-2",
    "98212-4",
  ]

  /// SNOMED CT: HIV infection, AIDS, HIV positive, syphilis, gonorrhoea, genital herpes, genital
  /// chlamydia, anogenital warts, termination of pregnancy.
  static let snomed: Set<String> = [
    "86406008", "62479008", "165816005", "76272004", "15628003", "33839006", "240589008",
    "240542006", "57797005", "386639001",
  ]

  /// Scores of mental health by the dictionary's codes.
  static let mentalScores: Set<String> = ["phq9", "gad7"]

  /// Words by which the same is known where there is no code.
  private static let words = [
    "艾滋", "人类免疫缺陷病毒", "梅毒", "淋病", "淋球菌", "尖锐湿疣", "生殖器疱疹", "软下疳", "性病",
    "性传播", "人工流产", "药物流产", "人流", "终止妊娠", "中期引产", "抗逆转录病毒", "syphili",
    "treponema pallidum", "gonorrh", "genital herpes", "genital wart", "anogenital", "chancroid",
    "sexually transmitted", "venereal", "induced abortion", "termination of pregnancy",
    "antiretroviral", "immunodeficiency virus", "acquired immunodeficiency",
    "acquired immune deficiency",
  ]

  /// Short names that count as words of their own alone: `HIV 1+2 Ab`, `HIV抗体`, not `shiver`.
  private static let acronyms = ["hiv", "rpr", "tppa", "vdrl"]

  /// Words and short names as bytes, by the byte they begin with: every visit that is stored is
  /// looked through.
  private static let wordsByStart = byStart(words)
  private static let acronymsByStart = byStart(acronyms)

  /// Hearing aids are none: this one is looked for as it is written.
  private static let syndrome = byStart(["AIDS"])

  /// Whether a text names one of them; O(length).
  static func isNamed(in text: String) -> Bool {
    if Array(text.utf8).withUnsafeBufferPointer({ holds($0, among: syndrome) }) { return true }
    let folded = String(String.UnicodeScalarView(TextFolding.search(text)))
    return Array(folded.utf8).withUnsafeBufferPointer { bytes in
      holds(bytes, among: wordsByStart) || holds(bytes, among: acronymsByStart, alone: true)
    }
  }

  private static func byStart(_ words: [String]) -> [UInt8: [[UInt8]]] {
    Dictionary(grouping: words.map { Array($0.utf8) }, by: { $0[0] })
  }

  /// Whether one of some words stands anywhere in a text, or stands there with no letter on either
  /// side; all in UTF-8.
  private static func holds(
    _ text: UnsafeBufferPointer<UInt8>, among words: [UInt8: [[UInt8]]], alone: Bool = false
  ) -> Bool {
    for start in text.indices {
      for word in words[text[start]] ?? [] where text[start...].starts(with: word) {
        let end = start + word.count
        if !alone || !isLetter(text, start - 1) && !isLetter(text, end) { return true }
      }
    }
    return false
  }

  /// Whether an ASCII letter stands at a place; none does outside the text.
  private static func isLetter(_ text: UnsafeBufferPointer<UInt8>, _ place: Int) -> Bool {
    text.indices.contains(place) && (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(text[place])
  }
}
