package import Domain

/// The published scores that forms may call.
package enum PublishedScores {
  /// All of them, sorted by id.
  package static let all: [QuestionnaireScorer] = [
    IPAQShort.scorer, TCMConstitution9.scorer, TCMElderly33.scorer,
  ]
}
