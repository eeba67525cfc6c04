import Domain
import FollowUps
import FrontdeskApp

extension FakeClinic {
  /// Answers what lists ask: numbers in order, and the rows of pages.
  func readTable(_ effect: Effect) -> Message? {
    switch effect {
    case .queueOrder(let question, let generation):
      return .queueOrdered(answer(question), generation: generation)
    case .queueRows(let ids, let start, let generation):
      return .queueRowsLoaded(rows(ids), start: start, generation: generation)
    case .lookupOrder(let query, let sort, let limit, let generation):
      let hits = sorted(find(query), sort)
      let order = LookupOrder(
        ids: hits.prefix(limit).map { Int64($0.patient.value) }, hasMore: hits.count > limit,
        patientCount: 1_000_000)
      return .lookupOrdered(
        order, rows: Array(hits.prefix(LookupState.limit)), microseconds: 900,
        generation: generation)
    case .lookupRows(let query, let ids, let start, let generation):
      let hits = find(query).filter { ids.contains(Int64($0.patient.value)) }
      return .lookupRowsLoaded(hits, start: start, generation: generation)
    default: return nil
    }
  }

  /// Writes a list to a file that is only remembered.
  mutating func export(_ effect: Effect) -> Message? {
    switch effect {
    case .exportPath(let stem): return .exportPathFound("/home/li/\(stem)-1.csv")
    case .exportBegin where rights.needsSecond:
      return .rights(
        .exportNeedsSecond(
          Localized(
            zh: "超过 500 人的名单须由另一人批准",
            en: "a list of more than 500 people must be allowed by a second person")))
    case .exportBegin(_, _, _, _, let titles):
      file = [titles]
      return .exportBegan
    case .exportRead(let table, let query, let ids):
      if table == .queue { return .exportRows(.queue(rows(ids))) }
      return .exportRows(
        .people(find(query).filter { ids.contains(Int64($0.patient.value)) }))
    case .exportWrite(let records, let rows):
      file?.append(contentsOf: records)
      return .exportWrote(rows)
    case .exportEnd:
      files.append(file ?? [])
      file = nil
      return .exportEnded("/home/li/export-1.csv")
    case .exportCancel:
      file = nil
      return .exportCancelled
    default: return nil
    }
  }

  /// Changes several follow-ups, all or none.
  mutating func changeMany(_ effect: Effect) -> Message? {
    switch effect {
    case .readBriefs(let ids):
      let found = rows(ids).map { item in
        FollowUpBrief(
          id: item.followUp.id, version: item.followUp.version, due: item.followUp.details.due,
          ownerName: item.ownerName, isOpen: true,
          claimedBy: item.claim.flatMap { $0.isOthers ? $0.name : nil })
      }
      return .briefsRead(
        found,
        staff: [
          StaffMember(code: "li", name: ownerName, role: .nurse),
          StaffMember(code: "wang", name: colleagueName, role: .doctor),
        ])
    case .changeFollowUps(let briefs, let wanted):
      let saved = self
      var before: [FollowUpBefore] = []
      for brief in briefs {
        var old: FollowUp?
        let changed = change(brief.id) { followUp in
          guard followUp.version == brief.version else { return false }
          old = followUp
          switch wanted {
          case .reschedule(let due): followUp.details.due = due
          case .assign(let code): followUp.details.owner = code
          }
          followUp.version += 1
          return true
        }
        guard let changed, let old else {
          archives = saved.archives
          return .changeConflict
        }
        before.append(
          FollowUpBefore(
            id: brief.id, version: changed.version, due: old.details.due, why: old.details.why,
            owner: old.details.owner))
      }
      return .followUpsChanged(before, wanted)
    case .undoChange(let before):
      for one in before {
        _ = change(one.id) { followUp in
          followUp.details.due = one.due
          followUp.details.owner = one.owner
          followUp.version += 1
          return true
        }
      }
      return .changeUndone(before.count)
    default: return nil
    }
  }

  private func rows(_ ids: [Int64]) -> [QueueItem] {
    let all = Dictionary(open.map { (Int64($0.followUp.id.value), $0) }) { first, _ in first }
    return ids.compactMap { all[$0] }
  }

  private func answer(_ question: QueueQuestion) -> QueueAnswer {
    let all = queue(question.scope)
    var items = all.filter { matches($0, question.filter) }
    for key in question.sort.reversed() { items = stable(items) { less($0, $1, key) } }
    let ids = items.map { Int64($0.followUp.id.value) }
    let start = question.firstRow(in: ids)
    let sections = WorkingOrder.Section.allCases.map { section in
      items.count { WorkingOrder($0.followUp, today: Self.today).section == section }
    }
    return QueueAnswer(
      question, ids: ids, total: all.count, sections: question.sort.isEmpty ? sections : [],
      start: start, rows: Array(items[start...].prefix(FollowUpsState.pageSize)))
  }

  private func matches(_ item: QueueItem, _ filter: String) -> Bool {
    filter.split(separator: " ").allSatisfy { word in
      let typed = word.lowercased()
      return item.name.contains(word) || Self.initials[item.name]?.hasPrefix(typed) == true
        || item.followUp.details.reason.title.chinese.contains(word)
        || item.ownerName?.contains(word) == true
        || (typed.count > 3 && item.phone?.hasSuffix(typed) == true)
    }
  }

  private func less(_ left: QueueItem, _ right: QueueItem, _ key: QueueSortKey) -> Bool {
    let (left, right) = key.isDescending ? (right, left) : (left, right)
    switch key.field {
    case .due: return left.followUp.details.due < right.followUp.details.due
    case .name: return PinyinSortKey.key(left.name) < PinyinSortKey.key(right.name)
    case .risk: return left.followUp.details.risk < right.followUp.details.risk
    case .attempts:
      return left.followUp.details.attempts.count < right.followUp.details.attempts.count
    default: return false
    }
  }

  private func sorted(_ hits: [LookupHit], _ sort: [LookupSortKey]) -> [LookupHit] {
    var hits = hits
    for key in sort.reversed() {
      hits = stable(hits) { left, right in
        let (left, right) = key.isDescending ? (right, left) : (left, right)
        switch key.field {
        case .name: return PinyinSortKey.key(left.name) < PinyinSortKey.key(right.name)
        case .birthDate:
          return (left.birthDate?.dayNumber ?? 0) < (right.birthDate?.dayNumber ?? 0)
        case .age: return (left.birthDate?.dayNumber ?? 0) > (right.birthDate?.dayNumber ?? 0)
        default: return false
        }
      }
    }
    return hits
  }

  private func stable<Row>(_ rows: [Row], _ less: (Row, Row) -> Bool) -> [Row] {
    rows.enumerated().sorted { left, right in
      if less(left.element, right.element) { return true }
      return less(right.element, left.element) ? false : left.offset < right.offset
    }.map(\.element)
  }
}
