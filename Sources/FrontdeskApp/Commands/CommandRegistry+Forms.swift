import Canvas
import Domain

extension CommandRegistry {
  /// Forms: chosen, filled in, read, printed and taken back.
  static let formCommands: [Command] = formLists + fillCommands + filedCommands

  private static let formLists: [Command] = [
    Command(
      .forms, Localized(zh: "填表 (随访表、量表、问诊表)", en: "Fill in a form"),
      keywords: ["表单", "问卷", "随访表", "量表", "form", "questionnaire", "PHQ", "GAD"],
      keys: [KeyPress(.character("i"), .alt)], in: formPlaces, menu: .persons, group: .forms,
      hint: .init(
        Localized(zh: "填表", en: "Form"), priority: 3, in: [.archive, .followUps]),
      needs: (.read, .triage),
      obstacle: someone),
    Command(
      .filedForms, Localized(zh: "已填的表单", en: "Filed forms"),
      keywords: ["表单", "问卷", "历次", "form", "questionnaire"], in: formPlaces, menu: .persons,
      group: .forms, needs: (.read, .triage), obstacle: someone),
  ]

  private static let fillCommands: [Command] = [
    Command(
      .formFile, Localized(zh: "保存表单", en: "File the form"), keys: [.control("s")], in: .form,
      group: .forms, hint: .init(Localized(zh: "保存", en: "File"), priority: 9),
      isInPalette: false, needs: (.add, .triage), danger: .reversible, undo: .undo,
      auditName: "form.add"),
    Command(
      .formOffered, Localized(zh: "本节其余都照默认值", en: "Rest of the section as offered"),
      keys: [.control("e")], in: .form, group: .forms,
      hint: .init(Localized(zh: "照默认", en: "As offered"), priority: 7, keys: .text("=")),
      isInPalette: false),
    Command(
      .formPreviousSection, Localized(zh: "上一节", en: "Section before"), keys: [KeyPress(.left)],
      in: .form, group: .forms,
      hint: .init(Localized(zh: "换节", en: "Section"), priority: 5, keys: .leftRight),
      isInPalette: false),
    Command(
      .formNextSection, Localized(zh: "下一节", en: "Next section"), keys: [KeyPress(.right)],
      in: .form, group: .forms, isInPalette: false),
    Command(
      .formAbout, Localized(zh: "表单的来源和许可", en: "Source and licence of the form"),
      keys: [KeyPress(.function(6))], in: .form, group: .forms,
      hint: .init(Localized(zh: "来源", en: "Source"), priority: 3, keys: .text("?")),
      isInPalette: false),
  ]

  private static let filedCommands: [Command] = [
    Command(
      .formPrint, Localized(zh: "打印已填的表单", en: "Print the filed form"), keys: [.control("p")],
      in: .forms, group: .forms, hint: .init(FormDeskWords.print, priority: 5), isInPalette: false,
      needs: (.read, .triage), obstacle: filed),
    Command(
      .formAmend, Localized(zh: "更正已填的表单", en: "Correct the filed form"),
      keywords: ["修改", "改正", "amend", "edit"], keys: [.control("e")], in: .forms, group: .forms,
      hint: .init(FormDeskWords.amend, priority: 5), isInPalette: false,
      needs: (.change, .triage), danger: .none, auditName: "form.amend", obstacle: standing),
    Command(
      .formTakeBack, Localized(zh: "撤回填错的表单", en: "Take the filed form back"),
      keys: [KeyPress(.delete)], in: .forms, group: .forms,
      hint: .init(FormDeskWords.takeBack, priority: 4), isInPalette: false,
      needs: (.change, .triage), danger: .none, auditName: "form.undo",
      obstacle: standing),
  ]

  /// Where there is somebody to fill in a form for.
  private static let formPlaces: LayerSet = .persons

  private static let someone: Command.Obstacle = { model in
    model.formSubject == nil ? Phrase.choosePatientFirst.text : nil
  }

  /// A filed form that holds.
  private static let standing: Command.Obstacle = { model in
    filed(model) ?? model.filedInView.flatMap(FormDeskWords.state)
  }

  private static let filed: Command.Obstacle = { model in
    model.filedInView == nil ? FormDeskWords.notFiled : nil
  }
}
