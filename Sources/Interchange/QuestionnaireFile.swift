package import Domain

/// A form as an editable file of JSON5, one form of one version in each.
///
/// `sample-data/clinic/forms` has those that come with the program, and says what every key means.
package enum QuestionnaireFile {
  /// The largest file that is read, in bytes: a hundred times the longest national form.
  package static let sizeLimit = 2_000_000

  /// Reads one file; nil when anything in it is wrong, as half a form must never be filled in.
  ///
  /// - Parameters:
  ///   - indicators: The clinic's dictionary, by which indicator codes and units are checked.
  ///   - scorers: The published scores that forms may call.
  /// - Complexity: O(n).
  package static func read(
    _ bytes: [UInt8], indicators: IndicatorDictionary, scorers: [QuestionnaireScorer] = []
  ) -> (form: Questionnaire?, diagnostics: [Diagnostic]) {
    guard bytes.count <= sizeLimit else { return (nil, [tooLarge]) }
    var reader = QuestionnaireFileReader(indicators: indicators, scorers: scorers)
    let (form, diagnostics) = reader.read(bytes, orElse: nil) { $0.form(in: $1) }
    let isClean = !diagnostics.contains { $0.severity == .error }
    return (isClean ? form : nil, diagnostics)
  }

  /// What was read of several files.
  package struct Reading: Sendable {
    /// The form of each file, in the order of the files; nil for one with an error.
    package var forms: [Questionnaire?] = []
    /// What is wrong with each file, by its name; files without a remark are left out.
    package var diagnostics: [(file: String, diagnostics: [Diagnostic])] = []

    /// The forms without an error.
    package var library: QuestionnaireLibrary { QuestionnaireLibrary(forms.compactMap(\.self)) }
  }

  /// Reads the files of a clinic; of two with one id and version the second is refused.
  package static func readAll(
    _ files: [(name: String, bytes: [UInt8])], indicators: IndicatorDictionary,
    scorers: [QuestionnaireScorer] = []
  ) -> Reading {
    var all = Reading()
    for (name, bytes) in files {
      var (form, diagnostics) = read(bytes, indicators: indicators, scorers: scorers)
      if let read = form,
        all.forms.contains(where: { $0?.id == read.id && $0?.version == read.version })
      {
        diagnostics.append(twin(read))
        form = nil
      }
      all.forms.append(form)
      if !diagnostics.isEmpty { all.diagnostics.append((name, diagnostics)) }
    }
    return all
  }

  private static let tooLarge = Diagnostic(
    .error, code: "forms.too-large",
    message: Localized(zh: "表单文件超过 2 MB", en: "the form is larger than 2 MB"),
    help: Localized(zh: "一个文件只写一张表单", en: "a file holds one form"))

  private static func twin(_ form: Questionnaire) -> Diagnostic {
    Diagnostic(
      .error, code: "forms.twin",
      message: Localized(
        zh: "另一个文件已有 “\(form.id)” 的 \(form.version) 版",
        en: "another file has version \(form.version) of \"\(form.id)\""),
      help: Localized(zh: "改动表单时请换一个新的版本号", en: "give a changed form a new version"))
  }
}
