import Domain

// Advice that was given is a Communication about the contact at which it was given.
extension FHIRExport {
  /// The words in both languages, with who gave them and why, the follow-up's Task and the form's
  /// answers that it belongs to, and the care plan that took it.
  func communication(_ given: GivenAdvice) -> [Member] {
    let advice = given.advice
    var members: [Member] = [
      Member(
        "identifier",
        .array([
          .members([
            "system": .string("urn:frontdesk:advice"),
            "value": .string("\(advice.entry)@\(advice.version)"),
          ])
        ])),
      Member("status", .string(given.isMistaken ? "entered-in-error" : "completed")),
      Member(
        "category",
        .array([status("instruction", system: "communication-category")])),
      Member("topic", concept(topic(advice.kind))), subject,
      Member("recipient", .array([reference])), Member("sent", moment(given.at)),
    ]
    let based = [plan(of: given), task(of: given)].compactMap(\.self)
    if !based.isEmpty { members.append(Member("basedOn", .array(based))) }
    if let form = form(of: given) { members.append(Member("about", .array([form]))) }
    if let staff = given.staff {
      members.append(Member("sender", .members(["display": .string(staff)])))
    }
    if !advice.why.chinese.isEmpty {
      members.append(Member("reasonCode", .array([concept(text: advice.why.chinese)])))
    }
    members.append(
      Member(
        "payload",
        .array([
          .members(["contentString": .string(advice.text.chinese)]),
          .members(["contentString": .string(advice.text.english)]),
        ])))
    if advice.day != zone.day(given.at) {
      let note = JSONOutput.members(["text": .string("day: \(advice.day)")])
      members.append(Member("note", .array([note])))
    }
    return members
  }

  private func topic(_ kind: AdviceKind) -> Coding {
    Coding(
      system: "urn:frontdesk:advice-kind", code: kind.rawValue, display: kind.title.chinese)
  }

  private func task(of given: GivenAdvice) -> JSONOutput? {
    export.archive.followUps.firstIndex { $0.id == given.followUp }.map { place("Task", $0) }
  }

  private func plan(of given: GivenAdvice) -> JSONOutput? {
    export.carePlans.firstIndex { $0.id == given.carePlan }.map { place("CarePlan", $0) }
  }

  /// The card's own form comes first.
  private func form(of given: GivenAdvice) -> JSONOutput? {
    export.forms.firstIndex { $0.id == given.form }.map {
      place("QuestionnaireResponse", $0 + 1)
    }
  }

  private func place(_ type: String, _ number: Int) -> JSONOutput {
    .members(["reference": .string(address(type, number))])
  }
}
