/// The forms of a clinic in all their versions.
package struct QuestionnaireLibrary: Sendable {
  private let byID: [String: [Questionnaire]]
  /// The ids in the order in which the forms were given.
  package let ids: [String]

  /// Makes a library; of several versions the one given last is in use.
  ///
  /// Of two forms with one id and version the first counts, as a version never changes.
  package init(_ forms: [Questionnaire]) {
    var byID: [String: [Questionnaire]] = [:]
    var ids: [String] = []
    for form in forms {
      if byID[form.id] == nil { ids.append(form.id) }
      guard byID[form.id]?.contains(where: { $0.version == form.version }) != true else {
        continue
      }
      byID[form.id, default: []].append(form)
    }
    self.byID = byID
    self.ids = ids
  }

  /// The version in use of a form; nil when there is no such form.
  package subscript(id: String) -> Questionnaire? { byID[id]?.last }

  /// One version of a form, also an old one; nil when it is unknown.
  package func form(_ id: String, version: String) -> Questionnaire? {
    byID[id]?.first { $0.version == version }
  }

  /// The form by which a response was filled in; nil when that version is unknown.
  package func form(of response: QuestionnaireResponse) -> Questionnaire? {
    form(response.questionnaire, version: response.version)
  }

  /// The versions of a form, the one in use last.
  package func versions(of id: String) -> [String] { byID[id]?.map(\.version) ?? [] }
}
