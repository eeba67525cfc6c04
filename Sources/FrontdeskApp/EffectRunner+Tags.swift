import Domain
import Rules
import Store

extension StoreRunner {
  /// Nil when there is no such patient any more.
  static func tags(
    of patient: PatientID, withHistory: Bool, _ store: Store
  ) throws(StoreError) -> TagFacts? {
    do {
      return TagFacts(
        patient: patient, tags: try store.tags(of: patient),
        overrides: try store.tagOverrides(of: patient), known: try store.knownTags(),
        history: withHistory ? try store.tagHistory(of: patient) : nil)
    } catch {
      guard error == .notFound else { throw error }
      return nil
    }
  }

  /// Without lines where the role may know the tag but not the values behind it.
  static func why(
    _ rule: String, of patient: PatientID, _ language: Language, _ store: Store
  ) throws(StoreError) -> TagWhy {
    do {
      let found = try store.explainTag(rule: rule, of: patient, language: language)
      let wording = ExplanationWording(found.rules, language)
      return TagWhy(rule: rule, lines: wording.lines(found.explanation))
    } catch {
      guard case .denied = error else { throw error }
      return TagWhy(rule: rule, lines: [])
    }
  }
}
