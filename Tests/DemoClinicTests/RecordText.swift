import Domain

/// Every field of a record as lines of text, so that records can be compared and fingerprinted.
func recordText(_ record: PatientRecord) -> String {
  let patient = record.patient
  var lines = [
    "key \(record.key ?? "-")",
    "patient \(patient.name)|\(patient.familyName ?? "-")|\(patient.sex.rawValue)"
      + "|\(text(patient.birthDate))|\(patient.birthDatePrecision.rawValue)"
      + "|\(patient.ethnicity ?? "-")|\(patient.address ?? "-")|\(text(patient.deceased))",
  ]
  lines += record.identifiers.map { "id \($0.kind.rawValue) \($0.system) \($0.value)" }
  lines += record.contacts.map { "contact \($0.value) \($0.holder ?? "-")" }
  lines += record.encounters.map { sourced in
    let visit = sourced.value
    return "encounter \(sourced.key ?? "-") \(visit.start.seconds) \(visit.day) "
      + "\(visit.end?.seconds ?? 0) \(visit.classCode) \(visit.type) \(visit.department ?? "-") "
      + "\(visit.practitioner ?? "-") \(visit.reason ?? "-") \(visit.status)"
  }
  lines += record.conditions.map { sourced in
    let condition = sourced.value
    return "condition \(text(condition.code)) \(condition.clinicalStatus) "
      + "\(condition.verificationStatus) \(text(condition.onset)) \(text(condition.abatement)) "
      + "\(sourced.encounterKey ?? "-")"
  }
  lines += record.medications.map { sourced in
    let medicine = sourced.value
    return "medicine \(text(medicine.code)) \(medicine.dosage ?? "-") \(medicine.status) "
      + "\(text(medicine.started)) \(text(medicine.ended)) \(sourced.encounterKey ?? "-")"
  }
  lines += record.allergies.map { sourced in
    let allergy = sourced.value
    return "allergy \(text(allergy.code)) \(allergy.criticality ?? "-") \(allergy.reaction ?? "-") "
      + "\(allergy.clinicalStatus) \(text(allergy.recorded))"
  }
  lines += record.measurements.map(measurementText)
  lines += record.reports.map { sourced in
    let report = sourced.value
    return "report \(text(report.code)) \(report.issued.seconds) \(report.day) \(report.status) "
      + "\(report.conclusion ?? "-") \(sourced.encounterKey ?? "-")"
  }
  lines += record.followUps.map(followUpText)
  return lines.joined(separator: "\n")
}

/// One observation on one line.
func measurementText(_ sourced: PatientRecord.Sourced<PatientRecord.Measurement>) -> String {
  let observation = sourced.value.observation
  return "\(sourced.value.indicator) \(observation.instant.seconds) \(observation.day) "
    + "\(observation.value.map { String($0.bitPattern, radix: 16) } ?? "-") "
    + "\(observation.comparator?.rawValue ?? "=") \(observation.receivedText) "
    + "\(observation.receivedUnit) \(observation.factor) \(observation.status.rawValue) "
    + "\(observation.source.code) \(observation.isImplausible) \(sourced.encounterKey ?? "-")"
}

/// One follow-up on one line.
func followUpText(_ followUp: FollowUpDraft) -> String {
  let attempts = followUp.attempts.map {
    "[\($0.at.seconds) \($0.outcome.rawValue) \($0.note) \($0.staff) \(text($0.nextDue))]"
  }
  return "follow-up \(followUp.reason.rawValue) \(followUp.channel.rawValue) \(followUp.due) "
    + "\(followUp.risk.code) \(followUp.state.rawValue) \(followUp.owner ?? "-") "
    + "\(followUp.why.chinese) / \(followUp.why.english) \(attempts.joined())"
}

private func text(_ date: CalendarDate?) -> String { date.map { "\($0)" } ?? "-" }

private func text(_ coding: Coding) -> String {
  "\(coding.system)|\(coding.code)|\(coding.display)"
}

private func text(_ deceased: Patient.Deceased?) -> String {
  switch deceased {
  case nil: "alive"
  case .onDate(let date): "\(date)"
  case .dateUnknown: "unknown"
  }
}

/// The FNV-1a hash of a text, 64 bits.
func fingerprint(_ text: String) -> UInt64 {
  text.utf8.reduce(0xCBF2_9CE4_8422_2325) { ($0 ^ UInt64($1)) &* 0x100_0000_01B3 }
}
