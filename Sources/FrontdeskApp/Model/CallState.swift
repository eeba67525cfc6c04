package import Domain
package import FollowUps

/// The call screen, beside the form that records what came of it.
package struct CallState: Equatable, Sendable {
  /// What a small window shows one at a time.
  package enum Part: Int, CaseIterable, Sendable {
    case form
    case person
    case measures
    case history
  }

  /// When it was opened; the time shown counts from then.
  package let openedAt: Instant
  /// That it is the person's own; nil until the store has said so.
  package internal(set) var claim: FollowUpClaim?
  /// Whether the claim was asked for and the answer is on its way.
  package internal(set) var isClaiming = true
  /// Nil before the first answer.
  package internal(set) var facts: CallFacts?
  /// Whether who answered was asked who they are, and it was right.
  package internal(set) var checkedIdentity = false
  /// The place among the contacts of the number that is tried; nil for the one to try first.
  package internal(set) var contact: Int?
  package internal(set) var part = Part.form
  /// Whether the fields for a recording are shown.
  package internal(set) var showsRecording = false
  /// How far the facts are scrolled, in lines.
  package internal(set) var scroll = 0

  /// So many seconds before it runs out a claim is renewed.
  static let renewedBefore = 300
  /// Longer than this, in seconds, nobody talks: the screen was left open, and nothing is counted.
  static let longestCall = 7200

  init(openedAt: Instant) { self.openedAt = openedAt }

  /// What is known of the numbers and recordings; nil before the first answer.
  package var sheet: CallSheet? { facts?.sheet }

  /// What an end as planned would lead to; nil where no plan holds the follow-up.
  package var planned: VisitProposal? {
    facts.flatMap { $0.proposal.wanted.isEmpty ? nil : $0.proposal }
  }

  /// What to say by the plan of a follow-up; nil where it says nothing.
  func script(for id: FollowUpID) -> Localized? {
    for plan in facts?.plans.running ?? [] {
      for wanted in plan.wanted where plan.followUps[wanted.key] == id {
        if let script = wanted.contact.script { return script.text }
      }
    }
    return nil
  }

  /// Seconds since it was opened; a clock that was set back counts nothing.
  package func seconds(_ now: Instant) -> Int { max(0, now.seconds - openedAt.seconds) }
}

extension Model {
  /// Whether the call screen has the keys, unless something lies over it.
  package var isCalling: Bool { outcome != nil && screen == .followUps }

  /// The archive of whom the call screen is about; nil while it is on its way.
  var callArchive: PatientArchive? {
    guard let open = outcome, let archive = preview.archive,
      archive.id == open.item.followUp.patient
    else { return nil }
    return archive
  }

  /// The places of the phones of whom is called that can be tried, the one to try first in front:
  /// what reached them last, then their own numbers; those of somebody else are left out.
  var callNumbers: [Int] {
    guard let archive = callArchive, outcome?.call.sheet?.noContactSince == nil else { return [] }
    let known = outcome?.call.sheet?.numbers ?? []
    let phones = archive.contacts.indices.filter { archive.contacts[$0].system == .phone }
    func standing(_ place: Int) -> ContactStanding {
      known.indices.contains(place) ? known[place] : .untried
    }
    func rank(_ place: Int) -> (Int, Int, Int) {
      let isOwn = archive.contacts[place].holder == nil
      if case .worked(let day) = standing(place) { return (0, -day.dayNumber, place) }
      return (isOwn ? 1 : 2, 0, place)
    }
    return phones.filter { !standing($0).isWrong }.sorted { rank($0) < rank($1) }
  }

  /// The place of the number that is tried; nil where there is none.
  var callContact: Int? {
    let numbers = callNumbers
    guard let chosen = outcome?.call.contact, numbers.contains(chosen) else { return numbers.first }
    return chosen
  }
}
