package import Domain
package import Widgets

/// The settings dialog: what is being chosen, and what held before.
package struct SettingsState: Equatable, Sendable {
  /// What the screen looked like before anything was tried out.
  struct Look: Equatable {
    var language: Language
    var theme: String
    var glyphs: Glyphs
    var hasOwnGlyphs: Bool
  }

  /// The form; nil while the dialog is closed.
  package internal(set) var form: FormState?
  /// What comes back when the dialog is left without saving.
  var before: Look?
  /// Whether what was chosen is on its way to the disk.
  package internal(set) var isSaving = false
  /// Why it could not be saved; nil when nothing kept it from it.
  package internal(set) var problem: Localized?

  /// What was begun and not saved; nil when nothing was.
  package internal(set) var draft: FormDraft?
  /// Whether the draft is on the disk as well.
  var isDraftOnDisk = true
  /// Whether earlier sessions were asked for what they left.
  var hasAsked = false

  /// What of the open form is not saved; nil when nothing is.
  var entered: FormDraft? {
    form.flatMap { $0.isDirty ? FormDraft(answers: $0.draft) : nil }
  }

  /// Whether all that was entered is kept.
  var isKept: Bool { isDraftOnDisk && (form == nil || isSaving || entered == draft) }
}
