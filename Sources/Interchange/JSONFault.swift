import Domain

/// The first thing that was wrong with a JSON text, before its line and column are worked out.
struct JSONFault: Error {
  /// The byte at which it was noticed.
  var offset: Int
  var code: String
  var message: Localized
  var help: Localized?

  init(_ code: String, at offset: Int, zh: String, en: String, help: Localized? = nil) {
    self.offset = offset
    self.code = code
    message = Localized(zh: zh, en: en)
    self.help = help
  }

  /// The text ended too early.
  static func truncated(at offset: Int) -> JSONFault {
    JSONFault(
      "json.truncated", at: offset, zh: "文件在这里中断，内容不完整",
      en: "the text ends here, before it is complete",
      help: Localized(zh: "请重新导出或重新传输该文件", en: "export or transfer the file again"))
  }

  /// Something else than what had to come here.
  static func expected(_ chinese: String, _ english: String, at offset: Int) -> JSONFault {
    JSONFault("json.syntax", at: offset, zh: "此处应为\(chinese)", en: "expected \(english) here")
  }

  /// Arrays and objects nest too deeply.
  static func tooDeep(at offset: Int) -> JSONFault {
    JSONFault(
      "json.depth", at: offset, zh: "嵌套超过 \(JSONParser.depthLimit) 层",
      en: "more than \(JSONParser.depthLimit) arrays and objects inside one another")
  }

  func diagnostic(in bytes: [UInt8]) -> Diagnostic {
    Diagnostic(
      .error, code: code, message: message,
      place: SourceText.places(of: [offset], in: bytes)[0], help: help)
  }
}
