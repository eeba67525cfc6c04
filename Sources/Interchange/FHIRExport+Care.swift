import Domain

// What the clinic does for a person beside the record itself.
extension FHIRExport {
  /// A follow-up as a Task: due when, why, and what came of each attempt.
  func task(_ followUp: FollowUp) -> [Member] {
    let details = followUp.details
    let state =
      switch details.state {
      case .open: "requested"
      case .done: "completed"
      case .closed: "cancelled"
      case .withheld: "on-hold"
      }
    let priority = details.risk == .regular ? "routine" : "urgent"
    let notes = details.attempts.map { attempt in
      let words = [
        attempt.outcome.title.chinese + " " + attempt.outcome.title.english, attempt.note,
        attempt.nextDue.map { "→ \($0)" } ?? "",
      ]
      return JSONOutput.members([
        "authorString": .string(attempt.staffName ?? attempt.staff),
        "time": moment(attempt.at),
        "text": .string(words.filter { !$0.isEmpty }.joined(separator: "; ")),
      ])
    }
    var members: [Member] = [
      Member("status", .string(state)), Member("intent", .string("plan")),
      Member("priority", .string(priority)),
      Member(
        "code",
        concept(
          Coding(
            system: "urn:frontdesk:follow-up", code: details.reason.rawValue,
            display: details.heading.chinese))),
      Member("description", .string(details.why.chinese)), Member("for", reference),
      Member(
        "restriction",
        .members(["period": .members(["end": .string(details.due.description)])])),
    ]
    if !notes.isEmpty { members.append(Member("note", .array(notes))) }
    return members
  }

  func consent(_ consent: Consent) -> [Member] {
    let details = consent.details
    let stands = consent.withdrawn == nil
    var provision: [Member] = [Member("type", .string(stands ? "permit" : "deny"))]
    if let end = details.expires {
      provision.append(Member("period", .members(["end": .string(end.description)])))
    }
    provision.append(
      Member(
        "purpose",
        .array([
          .members([
            "system": .string("urn:frontdesk:consent-purpose"),
            "code": .string(details.purpose.rawValue),
            "display": .string(details.purpose.title.chinese),
          ])
        ])))
    let signer = details.signer + " (\(details.relation.rawValue))"
    return [
      Member("status", .string(stands ? "active" : "inactive")),
      Member("scope", status("patient-privacy", system: "consentscope")),
      Member("category", .array([status("INFAO", system: "v3-ActCode")])),
      Member("patient", reference), Member("dateTime", moment(consent.signed)),
      Member("performer", .array([.members(["display": .string(signer)])])),
      Member(
        "sourceAttachment",
        .members(["title": .string(details.textVersion), "contentType": .string("text/plain")])),
      Member("policyRule", concept(text: details.text)), Member("provision", .object(provision)),
    ]
  }

  func provenance(_ correction: Correction) -> [Member] {
    let words =
      "\(correction.field.rawValue): \(correction.before ?? "-") → "
      + "\(correction.after ?? "-"); \(correction.reason)"
    return [
      Member("target", .array([reference])), Member("recorded", moment(correction.at)),
      Member("activity", concept(text: words)),
      Member(
        "agent",
        .array([.members(["who": .members(["display": .string(correction.staff ?? "-")])])])
      ),
    ]
  }
}
