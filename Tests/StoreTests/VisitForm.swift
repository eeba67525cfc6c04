import Domain
import Forms
import Store
import Testing

/// Forms that measure something at a visit, for the tests of what filing them leads to.
enum VisitForm {
  static let systolic = quantity("sbp", "收缩压", "Systolic", "mm[Hg]", decimals: 0)
  static let diastolic = quantity("dbp", "舒张压", "Diastolic", "mm[Hg]", decimals: 0)
  static let fastingGlucose = quantity("fpg", "空腹血糖", "Fasting glucose", "mmol/L", decimals: 1)

  /// A form file of version 1 with one section.
  ///
  /// - Parameters:
  ///   - items: The questions, each an object of JSON5 with a comma behind it.
  ///   - outcomes: What the answers come to, likewise.
  static func file(
    _ items: [String], id: String = "hypertension-visit", outcomes: String = ""
  ) -> (name: String, bytes: [UInt8]) {
    let text = """
      {
        format: 1, id: '\(id)', version: '1', zh: '高血压随访', en: 'Pressure visit',
        source: { zh: '自编', en: 'our own' }, licence: 'own',
        wording: { zh: 'official', en: 'official' },
        sections: [{ id: 'a', zh: '测量', en: 'Measured', items: [\(items.joined())] }],
        outcomes: [\(outcomes)],
      }
      """
    return ("form.json5", Array(text.utf8))
  }

  /// A required question for a value of an indicator.
  private static func quantity(
    _ indicator: String, _ chinese: String, _ english: String, _ unit: String, decimals: Int
  ) -> String {
    """
    { id: '\(indicator)', zh: '\(chinese)', en: '\(english)', type: 'quantity', unit: '\(unit)',
      decimals: \(decimals), required: true, indicator: '\(indicator)' },

    """
  }
}

extension PlanClinic {
  /// The form of the clinic's patient with answers as they are typed, whole.
  ///
  /// - Parameter draft: What is corrected; nil for a new one of today.
  func filled(
    _ answers: KeyValuePairs<String, String>, from draft: FiledForm? = nil
  ) throws -> FilledForm {
    let form = try #require(try store.forms()["hypertension-visit"])
    let context = try store.formContext(form, of: patient, on: draft?.response.day ?? today)
    var open =
      draft.map { OpenForm(form, context: context, draft: $0.response) }
      ?? OpenForm(form, context: context)
    for (item, text) in answers {
      #expect(open.enter(text, at: QuestionnaireItemKey(item)) == nil)
    }
    return try open.completed(isAmendment: draft != nil).get()
  }
}
