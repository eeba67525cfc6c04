import Canvas
package import Domain

/// Everything held on one person as lines that they can read.
///
/// Each line has passed the display filter: the text may be printed or shown anywhere.
package struct PersonText {
  let export: PersonExport
  private let zone: ClinicZone
  let language: Language
  /// The clinic's forms, by which what was filled in is told; nil where they are not known.
  let book: FormBook?

  package init(
    _ export: PersonExport, zone: ClinicZone, language: Language, book: FormBook? = nil
  ) {
    self.export = export
    self.book = book
    self.zone = zone
    self.language = language
  }

  /// The lines, without line ends.
  package var lines: [String] {
    (card + clinical + results + filledForms + tags + care + advice + counter + rights).map {
      DisplayText.indented($0)
    }
  }

  private func say(_ zh: String, _ en: String) -> String { Localized(zh: zh, en: en)[language] }

  /// A heading and its lines; nothing when there are none.
  func section(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", title] + lines.map { "  " + $0 }
  }

  func join(_ parts: String?...) -> String {
    parts.compactMap(\.self).filter { !$0.isEmpty }.joined(separator: "  ")
  }

  private var card: [String] {
    let archive = export.archive
    let person = archive.patient
    let birth = person.birthDate.map {
      Format.date($0, precision: person.birthDatePrecision)
    }
    var lines = [join(archive.card, person.name, person.sex.title[language], birth)]
    if let group = person.ethnicity { lines.append(join(say("民族", "Ethnic group"), group)) }
    if let address = person.address { lines.append(join(say("地址", "Address"), address)) }
    switch person.deceased {
    case .onDate(let day): lines.append(join(say("去世", "Died"), day.description))
    case .dateUnknown: lines.append(say("已去世，日期不详", "Died, date unknown"))
    case nil: break
    }
    return lines
      + section(
        say("号码", "Numbers"), archive.identifiers.map { join($0.kind.title[language], $0.value) })
      + section(
        say("联系方式", "Contact"),
        archive.contacts.map { join($0.value, $0.holder ?? say("本人", "own")) })
      + section(say("基本信息表", "Basic information"), basics)
  }

  /// What the card says beyond who the person is.
  private var basics: [String] {
    export.card.items.filter { $0.section != .person }.map {
      join($0.title[language], $0.words(export.card[$0], language))
    }
  }

  private var clinical: [String] {
    let archive = export.archive
    return section(
      say("诊断", "Problems"),
      archive.conditions.map {
        join(
          $0.code.display, $0.code.code, $0.clinicalStatus, $0.onset?.description,
          $0.abatement.map { "→ \($0)" })
      })
      + section(
        say("用药", "Medication"),
        archive.medications.map {
          join(
            $0.code.display, $0.dosage, $0.status, $0.started?.description,
            $0.ended.map { "→ \($0)" })
        })
      + section(
        say("过敏", "Allergies"),
        archive.allergies.map {
          join($0.code.display, $0.reaction, $0.criticality, $0.clinicalStatus)
        })
      + section(
        say("就诊", "Visits"),
        archive.encounters.map {
          join(zone.local($0.start).iso, $0.type, $0.department, $0.practitioner, $0.reason)
        })
      + section(
        say("报告", "Reports"),
        archive.reports.map { join($0.day.description, $0.code.display, $0.status, $0.conclusion) })
  }

  private var results: [String] {
    export.archive.series.flatMap { series in
      let indicator = series.indicator
      return section(
        "\(indicator.name[language]) (\(indicator.unitLabel))",
        series.points.map { point in
          let shown = point.value.map { fixedDecimal($0, decimals: indicator.decimals) }
          let received = (point.comparator?.rawValue ?? "") + point.receivedText
          return join(
            point.day.description, shown ?? received,
            shown == nil || received == shown
              ? nil : say("收到：", "received: ") + received + " " + point.receivedUnit,
            point.source.code)
        })
    }
  }

  private var tags: [String] {
    section(
      say("标签", "Tags"),
      export.tags.map { period in
        join(
          period.tag[language], "\(period.from) → \(period.until?.description ?? "")",
          period.reason[language], "\(period.rule) v\(period.version)",
          period.isWithdrawn ? TagWords.withdrawn[language] : nil)
      })
      + section(
        say("手工设定的标签", "Tags set by hand"),
        export.tagOverrides.map { record in
          join(
            record.details.tag, TagWords.override(record)[language],
            record.details.reason.title[language], record.details.note, record.staff)
        })
  }

  private var care: [String] {
    section(
      say("随访", "Follow-ups"),
      export.archive.followUps.flatMap { followUp -> [String] in
        let details = followUp.details
        let head = join(
          details.due.description, details.heading[language], details.channel.title[language],
          details.why[language])
        return [head]
          + details.attempts.map {
            "  "
              + join(
                zone.local($0.at).iso, $0.outcome.title[language], $0.note,
                $0.staffName ?? $0.staff)
          }
      })
      + section(
        say("照护计划", "Care plans"),
        export.carePlans.flatMap { record -> [String] in
          let plan = record.plan
          let mark = record.isMistaken ? say("（已作废）", "(entered in error)") : ""
          return [
            join(plan.start.description, plan.title[language], plan.status.title[language], mark)
          ]
            + plan.goals.map {
              "  "
                + join(
                  say("目标", "Goal"), $0.indicator, $0.target.text, $0.unit, $0.due?.description)
            }
            + plan.tasks.map {
              "  "
                + join(
                  say("任务", "Task"), $0.text, $0.due?.description,
                  $0.done.map { say("完成 ", "done ") + $0.day.description })
            } + plan.advice.map { "  " + join(say("建议", "Advice"), $0.text[language]) }
        })
  }

  /// The advice that was given, in the words as they were then.
  private var advice: [String] {
    section(
      say("给出的健康建议", "Advice given"),
      export.advice.map { given in
        let why = given.advice.why[language]
        return join(
          given.advice.day.description, given.advice.kind.title[language],
          given.advice.text[language], why.isEmpty ? nil : say("原因：", "because: ") + why,
          given.staff, given.isMistaken ? say("（已收回）", "(taken back)") : nil)
      })
  }

  private var counter: [String] {
    section(
      say("家庭成员", "Family"), export.family.map { join($0.title[language], $0.name) })
      + section(
        say("留言和未付", "Messages and unpaid items"),
        export.notices.map { notice in
          join(
            zone.day(notice.at).description, notice.details.kind.title[language],
            notice.details.amount.map { CounterWords.amount($0)[language] }, notice.details.text,
            notice.details.until.map { say("至", "until") + " \($0)" },
            notice.state == .done
              ? join(
                notice.details.kind.doneTitle[language],
                notice.ended.map { zone.day($0).description }) : nil)
        })
  }

  private var rights: [String] {
    section(
      say("同意书", "Consents"),
      export.consents.map { consent in
        join(
          consent.day.description, consent.details.purpose.title[language],
          consent.details.textVersion, consent.details.signer,
          consent.details.relation.title[language],
          consent.withdrawn.map { say("撤回", "withdrawn") + " \(zone.day($0))" })
      })
      + section(
        say("更正", "Corrections"),
        export.corrections.map {
          join(
            zone.day($0.at).description, $0.field.title[language],
            "\($0.before ?? "-") → \($0.after ?? "-")", $0.reason)
        })
      + section(
        say("对外提供", "Given to others"),
        export.disclosures.map {
          join(zone.local($0.at).iso, $0.recipient, $0.purpose, $0.what)
        })
  }
}

extension DisplayText {
  /// A line made visible, with the spaces it begins with.
  fileprivate static func indented(_ line: String) -> String {
    String(line.prefix { $0 == " " }) + of(line.drop { $0 == " " })
  }
}
