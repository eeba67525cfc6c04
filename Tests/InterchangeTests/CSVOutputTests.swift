import Foundation
import Interchange
import Testing

@Suite struct CSVOutputTests {
  @Test(arguments: [
    (["a", "b"], "a,b\r\n"), (["张三", ""], "张三,\r\n"), ([""], "\"\"\r\n"), ([], "\r\n"),
    (["a,b", "say \"hi\""], "\"a,b\",\"say \"\"hi\"\"\"\r\n"),
    (["one\r\ntwo", "three\n"], "\"one\r\ntwo\",\"three\n\"\r\n"),
    ([" padded ", "a;b", "a\tb"], "\" padded \",\"a;b\",\"a\tb\"\r\n"),
    (["a\0b"], "\"a\u{FFFD}b\"\r\n"),
  ])
  func aRecordFollowsTheStandard(cells: [String], expected: String) {
    #expect(Array(CSVOutput.record(cells).utf8) == Array(expected.utf8))
  }

  @Test(arguments: [
    ("=1+1", "'=1+1"), ("@SUM(A1)", "'@SUM(A1)"), ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
    ("-2+3", "'-2+3"), ("-", "'-"), ("+", "'+"), ("-1.", "'-1."), ("-.5", "'-.5"),
    ("-1e5", "'-1e5"), ("＝1", "'＝1"), ("＋cmd", "'＋cmd"), ("－1", "'－1"), ("＠a", "'＠a"),
    ("\t=1", "\"'\t=1\""), ("\r=1", "\"'\r=1\""), ("\n=1", "\"'\n=1\""), (" =1", "' =1"),
    ("\u{200B}=1", "'\u{200B}=1"), ("\u{FEFF}=1", "'\u{FEFF}=1"),
    ("=HYPERLINK(\"http://x\",\"y\")", "\"'=HYPERLINK(\"\"http://x\"\",\"\"y\"\")\""),
  ])
  func whatASpreadsheetWouldRunIsGuarded(cell: String, expected: String) {
    #expect(Array(CSVOutput.record([cell, "x"]).utf8) == Array((expected + ",x\r\n").utf8))
  }

  @Test(arguments: [
    "-5", "+12.25", "-0.5", "5", "120/80", "a=b", "'quoted", "A-003817", "13812340021",
  ])
  func numbersAndHarmlessTextStay(cell: String) {
    #expect(CSVOutput.record([cell, "x"]) == cell + ",x\r\n")
  }

  @Test func aTableForExcelBeginsWithItsMark() {
    let rows = [["张三", "5.6"], ["=a", "-1"]]
    let text = CSVOutput.table(columns: ["name", "value"], rows: rows, hasByteOrderMark: true)
    #expect(
      Array(text.utf8)
        == [0xEF, 0xBB, 0xBF] + Array("name,value\r\n张三,5.6\r\n'=a,-1\r\n".utf8))
    let plain = CSVOutput.table(columns: ["name"], rows: [], hasByteOrderMark: false)
    #expect(Array(plain.utf8) == Array("name\r\n".utf8))
  }
}
