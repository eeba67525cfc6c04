import Domain

// Tags are Flags: what those who work with the person see beside the name, and since when.
extension FHIRExport {
  /// A stretch of days on which a rule held a tag.
  func flag(_ period: TagPeriod) -> [Member] {
    let status =
      period.isWithdrawn ? "entered-in-error" : period.until == nil ? "active" : "inactive"
    return [
      identifier("urn:frontdesk:rule", "\(period.rule)|\(period.version)"),
      Member("status", .string(status)), Member("category", .array([concept(text: "规则标签")])),
      Member("code", concept(text: period.tag.chinese)), subject,
      Member(
        "period",
        .object(
          some("start", period.from) + some("end", period.until.map { $0.adding(days: -1) }))),
      reason(period.reason.chinese),
    ]
  }

  /// What a person said of a tag, above the rules.
  func flag(_ override: TagOverrideRecord, at moment: Instant) -> [Member] {
    let details = override.details
    let stands = override.ended == nil && override.until >= zone.day(moment)
    // Taken back on its first day it counted on none.
    let never = override.until < override.from
    let words = [details.reason.title.chinese, details.note].filter { !$0.isEmpty }
    var members: [Member] = [
      identifier("urn:frontdesk:tag-override", String(override.id)),
      Member("status", .string(never ? "entered-in-error" : stands ? "active" : "inactive")),
      Member("category", .array([concept(text: details.isOn ? "人工打上" : "人工去掉")])),
      Member("code", concept(text: details.tag)), subject,
      Member(
        "period",
        .object(some("start", override.from) + (never ? [] : some("end", override.until)))),
    ]
    if let staff = override.staff {
      members.append(Member("author", .members(["display": .string(staff)])))
    }
    return members + [reason(words.joined(separator: "；"))]
  }

  private func identifier(_ system: String, _ value: String) -> Member {
    Member(
      "identifier", .array([.members(["system": .string(system), "value": .string(value)])]))
  }

  /// Flag has no element for it in R4.
  private func reason(_ text: String) -> Member {
    Member(
      "extension",
      .array([.members(["url": .string("urn:frontdesk:reason"), "valueString": .string(text)])]))
  }
}
