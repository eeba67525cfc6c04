import Domain
import Foundation
import Testing

/// What the audit trail says is read in both languages.
@Suite struct AuditWordsTests {
  @Test(arguments: [
    ("search people", "人员", "search people"),
    ("list queue today", "随访队列 今天", "list queue today"),
    ("denied read clinical", "查阅 诊疗内容", "denied read clinical"),
    ("card edit phone address", "卡 修改 电话 地址", "card edit phone address"),
    ("sign-out idle", "退出 无人操作", "sign-out idle"),
    ("chen roles nurse -> doctor", "chen 角色 护士 -> 医生", "chen roles nurse -> doctor"),
    ("preview", "预览", "preview"), ("", "", ""),
  ])
  func aRowReadsInTheLanguageOfTheScreen(detail: String, chinese: String, english: String) {
    #expect(AuditWords.said(detail) == Localized(zh: chinese, en: english))
  }

  @Test func everyWordThatTheStoreWritesIsTranslated() throws {
    let folder = URL(filePath: #filePath)
      .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
      .appending(path: "Sources/Store")
    var words: Set<String> = []
    for file in try FileManager.default.contentsOfDirectory(atPath: folder.path) {
      let text = try String(contentsOf: folder.appending(path: file), encoding: .utf8)
      for match in text.matches(of: /detail: [^"\n]*"([^"\n]+)"/) {
        // What is put in is no word of the trail, nor is a name in the expression for it.
        let plain = match.1.replacing(/\\\([^)]*\)+/, with: " ")
        words.formUnion(
          plain.split(separator: " ").map(String.init).filter {
            $0.wholeMatch(of: /[a-z][a-z-]+/) != nil
          })
      }
    }
    #expect(words.count > 30)
    let left = words.subtracting(["survivor"]).filter { word in
      AuditWords.said("x " + word).chinese == "x " + word
    }
    #expect(left == [], "not in AuditWords: \(left.sorted())")
  }
}
