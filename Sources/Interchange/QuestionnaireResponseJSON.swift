package import Domain

/// Reads filled forms from FHIR's QuestionnaireResponse.
package enum QuestionnaireResponseJSON {
  static let form = "urn:frontdesk:questionnaire:"
  static let codes = "urn:frontdesk:form:"
  static let day = "urn:frontdesk:day"
  static let redFlag = "urn:frontdesk:red-flag"
  static let confirmed = "urn:frontdesk:confirmed"
  static let row = "urn:frontdesk:row"
  static let carried = "urn:frontdesk:carried"
  static let computed = "urn:frontdesk:computed"
  static let words = "urn:frontdesk:words"
  static let asTyped = "urn:frontdesk:as-received"
  static let inFormUnit = "urn:frontdesk:in-form-unit"

  /// The largest text that is read, in bytes.
  package static let sizeLimit = 4_000_000

  /// Reads what `QuestionnaireResponse.json` wrote; nil when it is no filled form of ours.
  ///
  /// The form itself is not needed, so that what was filled in by a version that is unknown here is
  /// read too. Messages hold nothing of what was answered.
  ///
  /// - Complexity: O(n).
  package static func read(
    _ bytes: [UInt8]
  ) -> (response: QuestionnaireResponse?, diagnostics: [Diagnostic]) {
    guard bytes.count <= sizeLimit else {
      let tooLarge = Diagnostic(
        .error, code: "response.too-large",
        message: Localized(zh: "填好的表单超过 4 MB", en: "the filled form is larger than 4 MB"))
      return (nil, [tooLarge])
    }
    switch JSONParser.parse(bytes) {
    case .refused(let diagnostic): return (nil, [diagnostic])
    case .read(let document):
      var reader = QuestionnaireResponseReader()
      let response = reader.response(in: document.root)
      let diagnostics = reader.problems.diagnostics(and: document.diagnostics)
      return (reader.problems.hasErrors ? nil : response, diagnostics)
    }
  }
}
