/// What the counter should tell a person, or ask of them.
package enum NoticeKind: String, Sendable, CaseIterable {
  /// Words for the person, such as that a report is ready; FHIR's CommunicationRequest.
  case message
  /// Something that was not paid; FHIR's Invoice.
  case unpaid

  /// What somebody must be allowed for it.
  package var object: AccessObject { self == .message ? .message : .payment }

  package var title: Localized {
    switch self {
    case .message: Localized(zh: "留言", en: "message")
    case .unpaid: Localized(zh: "未付", en: "unpaid")
    }
  }

  /// What becomes of it at the counter.
  package var doneTitle: Localized {
    switch self {
    case .message: Localized(zh: "已转告", en: "delivered")
    case .unpaid: Localized(zh: "已付清", en: "paid")
    }
  }
}

/// How far a notice has got.
package enum NoticeState: String, Sendable, CaseIterable {
  /// Shown at the counter.
  case open
  /// Told, or paid.
  case done
  /// Never meant: adding it was taken back.
  case mistaken = "entered-in-error"

  /// The status of the resource that FHIR has for the kind.
  ///
  /// Source: FHIR R4, value sets request-status and invoice-status.
  package func code(of kind: NoticeKind) -> String {
    switch (self, kind) {
    case (.open, .message): "active"
    case (.done, .message): "completed"
    case (.open, .unpaid): "issued"
    case (.done, .unpaid): "balanced"
    case (.mistaken, _): rawValue
    }
  }
}

/// A notice that is about to be added.
package struct NoticeDraft: Hashable, Sendable {
  package var kind: NoticeKind
  /// One line: the message, or what was not paid for.
  package var text: String
  /// What is owed; nil for a message.
  package var amount: Yuan?
  /// The last day on which a message is worth telling, or by which is to be paid; nil for any.
  package var until: CalendarDate?

  package init(
    kind: NoticeKind, text: String, amount: Yuan? = nil, until: CalendarDate? = nil
  ) {
    self.kind = kind
    self.text = CardText.line(text).text
    self.amount = kind == .message ? nil : amount
    self.until = until
  }

  /// Most characters of a text, so that it can be read at a glance.
  package static let longestText = 120

  /// What is wrong with it; nil when it can be added.
  package func fault(on today: CalendarDate) -> Localized? {
    if text.isEmpty {
      return kind == .message
        ? Localized(zh: "请写明要转告什么", en: "say what to tell")
        : Localized(zh: "请写明什么未付", en: "say what is not paid")
    }
    if text.count > Self.longestText {
      return Localized(
        zh: "最多 \(Self.longestText) 个字", en: "at most \(Self.longestText) characters")
    }
    if kind == .unpaid, amount == nil {
      return Localized(zh: "请填写金额, 如 12.50", en: "give the amount, such as 12.50")
    }
    if let until, until < today {
      return Localized(zh: "日期已经过去", en: "that day is past")
    }
    return nil
  }
}

/// A notice as it is stored.
package struct Notice: Hashable, Sendable {
  package var id: Int
  package var patient: PatientID
  package var details: NoticeDraft
  package var state: NoticeState
  package var at: Instant
  /// The name of who added it; nil for the machine.
  package var staff: String?
  /// When it was told or paid; nil while it is open.
  package var ended: Instant?
  /// The name of who said so.
  package var endedBy: String?
  /// Changes with every write; a change that names an older one is refused.
  package var version: Int

  package init(
    id: Int, patient: PatientID, details: NoticeDraft, state: NoticeState = .open, at: Instant,
    staff: String? = nil, ended: Instant? = nil, endedBy: String? = nil, version: Int = 1
  ) {
    self.id = id
    self.patient = patient
    self.details = details
    self.state = state
    self.at = at
    self.staff = staff
    self.ended = ended
    self.endedBy = endedBy
    self.version = version
  }

  /// Whether the counter shows it: what is unpaid until it is paid, a message through its last day.
  package func isShown(on today: CalendarDate) -> Bool {
    guard state == .open else { return false }
    return details.kind == .unpaid || details.until.map { today <= $0 } ?? true
  }

  /// Whether the day by which to pay has passed.
  package func isOverdue(on today: CalendarDate) -> Bool {
    state == .open && details.kind == .unpaid && details.until.map { $0 < today } ?? false
  }
}
