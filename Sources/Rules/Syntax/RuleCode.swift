package import Domain

/// Everything that can be said about a rule file: stable codes, `E` for errors, `W` for warnings.
///
/// A file with an error is refused whole, and the last good version stays in force. A code is
/// never used again for something else. The words are in `RuleCode+Messages.swift`.
package enum RuleCode: String, CaseIterable, Hashable, Sendable {
  // Reading.
  case fileTooLarge = "E001"
  case notUTF8 = "E002"
  case unexpectedCharacter = "E003"
  case hiddenCharacter = "E004"
  case unclosedText = "E005"
  case badDate = "E006"
  case foreignOperator = "E007"
  case unexpectedToken = "E008"
  case unknownClause = "E009"
  case missingEnd = "E010"
  case repeatedClause = "E011"
  case missingClause = "E012"
  case chainedComparison = "E013"
  // Names.
  case unknownIndicator = "E014"
  case unknownFunction = "E015"
  case unknownCodeSet = "E016"
  case unknownTag = "E017"
  case unknownStaff = "E018"
  case unknownWord = "E019"
  // Units and types.
  case bareNumber = "E020"
  case unitMismatch = "E021"
  case unknownUnit = "E022"
  case badDuration = "E023"
  case wrongType = "E024"
  case wrongArguments = "E025"
  case backwardRange = "E026"
  case badCode = "E027"
  case unitOnPlainNumber = "E028"
  // Laws of a set.
  case repeatedName = "E029"
  case sharedTag = "E030"
  case equalPriority = "E031"
  case tagCycle = "E032"
  case codeSetCycle = "E033"
  // Limits.
  case tooDeep = "E034"
  case tooMany = "E035"
  case tooManyErrors = "E036"
  case badNumber = "E037"
  // Words.
  case joinedWords = "E038"
  case keywordAsName = "E039"
  case badTemplate = "E040"
  case badTest = "E041"
  case badName = "E042"

  // Doubts.
  case unusedCodeSet = "W010"
  case actionWithoutOnce = "W011"
  case unknownOnWithoutWhy = "W012"
  case windowBeyondRetention = "W013"
  case noTest = "W014"
  case noTestOff = "W015"
  case noTestUnknown = "W016"
  case latestWithoutWindow = "W017"
  case outsideBounds = "W018"
  case partNeverTrue = "W019"
  case partAlwaysTrue = "W020"
  case emptyRange = "W021"
  case neverTrue = "W031"
  case matchedNobody = "W032"
  case flappingBand = "W033"
  case windowBeyondExpiry = "W034"
  case alwaysTrue = "W035"
  case matchedEverybody = "W036"
  case neverClears = "W037"
  case sharedCodeSet = "W038"

  /// An error refuses the file; a warning does not.
  package var severity: Diagnostic.Severity { rawValue.hasPrefix("E") ? .error : .warning }
}
