import Canvas
import Domain
import Widgets

extension Model {
  /// How long a number stays readable, in seconds: long enough to dial it.
  static let revealSeconds = 30

  /// Shows one number of the person in view whole, or masks it again.
  mutating func toggleReveal() -> [Effect] {
    guard revealed == nil else {
      revealed = nil
      return []
    }
    guard let subject else {
      say(Phrase.choosePatientFirst.text)
      return []
    }
    if isCalling, let day = outcome?.call.sheet?.noContactSince {
      say(CallWords.noContact(since: day), .problem)
      return []
    }
    let options = revealOptions(of: subject)
    guard let first = options.first else {
      say(Phrase.nothingToReveal.text)
      return []
    }
    if options.count == 1 { return reveal(first, of: subject) }
    account.dialog = .reveal(
      RevealMenu(patient: subject, options: options, list: ListState(count: options.count)))
    return []
  }

  private mutating func reveal(_ option: RevealMenu.Option, of patient: PatientID) -> [Effect] {
    revealed = Reveal(
      patient: patient, field: option.field, label: option.label, value: nil,
      until: now.adding(seconds: Model.revealSeconds), seconds: Model.revealSeconds)
    return [.reveal(patient, option.field)]
  }

  /// Carries out the row chosen.
  mutating func chooseReveal(_ menu: RevealMenu) -> [Effect] {
    account.dialog = nil
    guard let row = menu.list.selection, menu.patient == subject else { return [] }
    return reveal(menu.options[row], of: menu.patient)
  }

  mutating func revealed(_ patient: PatientID, _ field: RevealField, _ value: String) {
    guard var reveal = revealed, reveal.patient == patient, reveal.field == field else { return }
    reveal.value = value
    // The time begins when there is something to read.
    reveal.until = now.adding(seconds: Model.revealSeconds)
    reveal.seconds = Model.revealSeconds
    revealed = reveal
  }

  /// Masks what was shown as soon as somebody else is in view, or nobody is to look.
  mutating func settleReveal() {
    guard let reveal = revealed else { return }
    let seconds = reveal.until.seconds - now.seconds
    guard reveal.patient == subject, !desk.isLocked, !isVeiled, seconds > 0,
      seconds <= Model.revealSeconds
    else { return revealed = nil }
    revealed?.seconds = seconds
  }

  /// The numbers of a person that this role may read, as far as they are known here.
  func revealOptions(of patient: PatientID) -> [RevealMenu.Option] {
    let known = [preview.archive, archive.archive].compactMap { $0 }.first { $0.id == patient }
    guard let person = known else {
      return [RevealMenu.Option(field: .phone, label: Phrase.contact.text, masked: "")]
    }
    let words = PersonWords(self)
    var options: [RevealMenu.Option] = []
    for (place, contact) in person.contacts.enumerated() where access.seesWholeNames {
      options.append(
        RevealMenu.Option(
          field: .contact(place), label: contact.system.title,
          masked: [words.phone(contact.value), contact.holder ?? Phrase.own[language]]
            .joined(separator: "  ")))
    }
    for (place, identifier) in person.identifiers.enumerated()
    where access.reach(.read, .identifier) == .all {
      options.append(
        RevealMenu.Option(
          field: .identifier(place), label: identifier.kind.title,
          masked: words.identifier(identifier)))
    }
    if let address = person.patient.address, person.isAddressMasked, access.seesWholeNames {
      options.append(
        RevealMenu.Option(field: .address, label: Phrase.address.text, masked: address))
    }
    return options
  }
}

extension ContactPoint.System {
  /// What such a number is called.
  var title: Localized {
    switch self {
    case .phone: Phrase.contact.text
    case .email: Localized(zh: "邮箱", en: "Mail")
    case .other: Localized(zh: "联系", en: "Contact")
    }
  }
}

extension PatientIdentifier.Kind {
  /// What such a number is called.
  var title: Localized {
    switch self {
    case .residentID: Localized(zh: "身份证", en: "ID card")
    case .medicalRecord: Localized(zh: "病历号", en: "Record number")
    case .passport: Localized(zh: "护照", en: "Passport")
    case .socialSecurity: Localized(zh: "社保号", en: "Social security")
    case .driverLicence: Localized(zh: "驾驶证", en: "Driving licence")
    case .archiveCode: Localized(zh: "健康档案号", en: "Archive code")
    case .hongKongMacao: Localized(zh: "港澳通行证", en: "HK/Macao permit")
    case .taiwan: Localized(zh: "台胞证", en: "Taiwan permit")
    case .foreignResident: Localized(zh: "外国人永居证", en: "Foreigner's ID card")
    case .military: Localized(zh: "军人证件", en: "Military ID")
    case .birthCertificate: Localized(zh: "出生证明", en: "Birth certificate")
    case .formerCard: Localized(zh: "已并卡号", en: "Merged card")
    case .other: Localized(zh: "其他证件", en: "Other paper")
    }
  }
}
