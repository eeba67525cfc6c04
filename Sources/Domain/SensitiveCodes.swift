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

  /// Whether a text names one of them.
  static func isNamed(in text: String) -> Bool {
    // Hearing aids are none.
    if text.contains("AIDS") { return true }
    let folded = String(String.UnicodeScalarView(TextFolding.search(text)))
    if words.contains(where: folded.contains) { return true }
    let parts = folded.split { !$0.isASCII || !($0.isLetter) }
    return parts.contains { acronyms.contains(String($0)) }
  }
}
