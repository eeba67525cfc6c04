import Domain
import TestSupport
import Testing

/// What is typed into the fields of a card.
@Suite struct CardReadingTests {
  private static let today = CalendarDate(iso: "2026-11-22") ?? CalendarDate(dayNumber: 0)

  private func read(_ values: [CardItem: String], needsAll: Bool = false) -> CardReading {
    CardReading(CardEntry(values), today: Self.today, needsAll: needsAll)
  }

  @Test func nameSexAndBirthDateAloneAreRequired() {
    let empty = read([:], needsAll: true)
    #expect(empty.faults.map(\.item) == [.name, .sex, .birthDate])
    let enough = read(
      [.name: "张三", .sex: "male", .birthDate: "1968-03-12"], needsAll: true)
    #expect(enough.faults.isEmpty)
  }

  @Test(arguments: [
    ("1968-03-12", "1968-03-12"), ("19680312", "1968-03-12"), ("1968年3月12日", "1968-03-12"),
    ("1968.3.12", "1968-03-12"), ("１９６８/０３/１２", "1968-03-12"), ("1968-03", "1968-03"),
    ("196803", "1968-03"), ("1968", "1968"), ("58岁", "1968"), ("58y", "1968"), ("~3", "2023"),
    ("2024-02-29", "2024-02-29"), ("2026-11-22", "2026-11-22"),
  ])
  func aBirthDateIsReadAsFarAsItIsKnown(typed: String, kept: String) {
    #expect(read([.birthDate: typed]).entry[.birthDate] == kept)
  }

  @Test func anAgeIsFlaggedAsAnEstimate() {
    let reading = read([.birthDate: "58岁"])
    #expect(reading.isEstimated)
    #expect(reading.fault(of: .birthDate)?.isError == false)
    #expect(!read([.birthDate: "1968"]).isEstimated)
  }

  @Test(arguments: [
    ("2023-02-29", BirthText.Fault.noSuchDay), ("1968-13-01", .noSuchDay),
    ("2026-11-23", .inFuture), ("1880-01-01", .tooLongAgo), ("126岁", .tooLongAgo),
    ("yesterday", .unreadable), ("12/3/1968", .unreadable), ("1968-3-12-5", .unreadable),
    ("0", .unreadable),
  ])
  func anImpossibleBirthDateIsSaid(typed: String, fault: BirthText.Fault) {
    let reading = read([.birthDate: typed])
    #expect(reading.entry[.birthDate].isEmpty)
    #expect(reading.fault(of: .birthDate)?.message == fault.message)
  }

  @Test(arguments: [
    ("买买提•吐尔逊", "买买提·吐尔逊"), ("买买提.吐尔逊", "买买提·吐尔逊"), ("张 三", "张三"), ("　王　五　", "王五"),
    ("丽", "丽"), ("O'Keefe  Clarine", "O'Keefe Clarine"), ("𠮷野", "𠮷野"), ("José", "José"),
    ("阿布都热依木江·买买提依明阿布都拉艾合买提江吐尔逊阿不都克里木", "阿布都热依木江·买买提依明阿布都拉艾合买提江吐尔逊阿不都克里木"),
  ])
  func namesOfAllKindsAreTaken(typed: String, kept: String) {
    let reading = read([.name: typed])
    #expect(reading.entry[.name] == kept)
    #expect(!reading.hasErrors)
  }

  @Test(arguments: [
    "张\u{202E}三", "张\u{200B}三", "\u{FEFF}张三", "张\u{1B}三", "张\u{9B}三", "张\u{E0041}三",
  ])
  func hiddenAndControlCharactersAreTakenOutAndSaid(typed: String) {
    let reading = read([.name: typed])
    #expect(reading.entry[.name] == "张三")
    #expect(reading.fault(of: .name)?.isError == false)
  }

  @Test(arguments: ["12345", "···", "?!"])
  func aNameWithoutALetterIsRefused(typed: String) {
    #expect(read([.name: typed]).fault(of: .name)?.isError == true)
  }

  @Test func aMegabyteOfNameIsRefusedWithTheLimit() {
    let reading = read([.name: String(repeating: "张", count: 1 << 20)])
    #expect(reading.fault(of: .name)?.message.english == "at most 50 characters")
    #expect(reading.entry[.name].isEmpty)
  }

  @Test(arguments: [
    ("138 1234 5678", "13812345678"), ("１３８１２３４５６７８", "13812345678"),
    ("+86 138-1234-5678", "+86138-1234-5678"), ("028-81234567", "028-81234567"),
    ("(028) 81234567转801", "02881234567转801"),
  ])
  func aPhoneIsReadInManySpellings(typed: String, kept: String) {
    #expect(read([.phone: typed]).entry[.phone] == kept)
  }

  @Test(arguments: ["123456", "call me", "138****5678", "123456789012345678901"])
  func whatIsNoPhoneIsRefused(typed: String) {
    #expect(read([.phone: typed]).fault(of: .phone)?.isError == true)
  }

  @Test(arguments: [
    (CardItem.sex, "男", "male"), (.sex, "female", "female"), (.bloodGroup, "AB", "ab"),
    (.diseases, "糖尿病、高血压", "hypertension,diabetes"), (.allergies, "无", "none"),
    (.maritalStatus, "Married", "married"),
  ])
  func choicesAreTakenByCodeAndByTitle(item: CardItem, typed: String, kept: String) {
    #expect(read([item: typed]).entry[item] == kept)
  }

  @Test(arguments: [
    (CardItem.sex, "perhaps"), (.sex, "male,female"), (.allergies, "none,penicillin"),
    (.diseases, "高血压,感冒"),
  ])
  func choicesThatDoNotGoAreRefused(item: CardItem, typed: String) {
    let reading = read([item: typed])
    #expect(reading.fault(of: item)?.isError == true)
    #expect(reading.entry[item].isEmpty)
  }

  @Test func diseasesHaveTheirMonths() {
    let reading = read(
      [.diseases: "hypertension,diabetes", .diseaseDates: "糖尿病 2018；高血压 2015-03"])
    #expect(reading.entry[.diseaseDates] == "高血压 2015-03; 糖尿病 2018")
    #expect(reading.faults.isEmpty)
    #expect(read([.diseaseDates: "高血压 2015-03"]).fault(of: .diseaseDates)?.isError == false)
    #expect(read([.diseaseDates: "高血压 2031-03"]).fault(of: .diseaseDates)?.isError == true)
  }

  // MARK: - Filling

  @Test func aNumberFillsWhatIsEmptyAndNothingElse() {
    var entry = CardEntry([.document: "130503196704010016", .sex: "female"])
    entry.fillFromDocument()
    #expect(entry[.sex] == "female")
    #expect(entry[.birthDate] == "1967-04-01")
    #expect(entry[.registeredAddress] == "河北省邢台市")
    #expect(entry.filled == [.birthDate, .registeredAddress])
  }

  @Test func whatANumberFilledGoesWithIt() {
    var entry = CardEntry([.document: "130503196704010016"])
    entry.fillFromDocument()
    entry[.document] = "11010519491231002X"
    entry.fillFromDocument()
    #expect(entry[.birthDate] == "1949-12-31")
    #expect(entry[.sex] == "female")
    entry[.document] = "1"
    entry.fillFromDocument()
    #expect(entry.items == [.document])
  }

  @Test func typedTextBecomesOnesOwnAndStays() {
    var entry = CardEntry([.document: "130503196704010016"])
    entry.fillFromDocument()
    entry[.birthDate] = "1967-04-02"
    entry[.document] = "11010519491231002X"
    entry.fillFromDocument()
    #expect(entry[.birthDate] == "1967-04-02")
    let reading = CardReading(entry, today: Self.today)
    #expect(reading.fault(of: .birthDate)?.isError == false)
  }

  // MARK: - Strings that others collected

  @Test(.enabled(if: SharedFiles.areThere))
  func naughtyStringsNeitherCrashNorLeaveHiddenCharacters() throws {
    let text = String(decoding: try SharedFiles.bytes("naughty-strings/blns.txt"), as: UTF8.self)
    let lines = text.split(whereSeparator: \.isNewline).map(String.init)
    #expect(lines.count > 400)
    for line in lines {
      var values: [CardItem: String] = [:]
      for item in CardItem.allCases { values[item] = line }
      let entry = read(values).entry
      for item in entry.items {
        let bad = entry[item].unicodeScalars.contains {
          $0.value < 0x20 || (0x7F..<0xA0).contains($0.value) || $0 == "\u{202E}"
            || $0 == "\u{200B}"
        }
        #expect(!bad)
      }
      _ = ReaderText.read(line)
    }
  }

  @Test(.enabled(if: SharedFiles.areThere))
  func hardNamesAreTakenAsTheyAre() throws {
    let text = String(decoding: try SharedFiles.bytes("names/hard_names.csv"), as: UTF8.self)
    let names = text.split(whereSeparator: \.isNewline).dropFirst().compactMap {
      $0.split(separator: ",").first
    }
    #expect(names.count >= 60)
    for name in names.map(String.init) {
      let reading = read([.name: name])
      #expect(!reading.hasErrors, "\(name)")
      #expect(!reading.entry[.name].isEmpty)
    }
  }
}
