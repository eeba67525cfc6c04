import Domain

// A filled form is a QuestionnaireResponse, as it is kept.
extension FHIRExport {
  /// A form as it was filed, with who filed it; one that was taken back is entered in error.
  func filledForm(_ filed: FiledForm) -> [Member] {
    let response = filed.standing
    guard case .object(let members) = response.json else { return [] }
    var kept = members.filter { $0.name != "resourceType" }
    kept.insert(subject, at: min(1, kept.count))
    if response.author == nil, let staff = filed.staff {
      kept.append(Member("author", .members(["display": .string(staff)])))
    }
    return kept
  }
}
