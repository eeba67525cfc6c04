package import Domain
package import FollowUps
import Interchange

/// The figures of a period on paper and as a table for a spreadsheet.
package struct FiguresReport: Sendable {
  /// The figures of one group; nil is the name of what is nobody's.
  package struct Group: Sendable {
    package var name: String?
    package var figures: [Figure]

    package init(name: String?, figures: [Figure]) {
      self.name = name
      self.figures = figures
    }
  }

  package var clinic: Localized
  package var disease: ManagedDisease
  package var period: FigurePeriod
  package var figures: [Figure]
  /// Empty when nothing is grouped.
  package var groups: [Group]

  package init(
    clinic: Localized, disease: ManagedDisease, period: FigurePeriod, figures: [Figure],
    groups: [Group] = []
  ) {
    self.clinic = clinic
    self.disease = disease
    self.period = period
    self.figures = figures
    self.groups = groups
  }

  /// Groups figures, each figure's whole being what its groups add up to.
  ///
  /// - Parameter group: The group of a member of staff by code, such as their name or team.
  package static func groups(
    of figures: [Figure], by group: (String?) -> String?
  ) -> [Group] {
    let parts = figures.map { $0.grouped(by: group) }
    let names = Set(parts.joined().map(\.group)).sorted { left, right in
      guard let left else { return false }
      return right.map { left < $0 } ?? true
    }
    return names.map { name in
      Group(
        name: name,
        figures: zip(figures, parts).map { figure, parts in
          parts.first { $0.group == name }?.figure
            ?? Figure(kind: figure.kind, numerator: [], denominator: [])
        })
    }
  }

  /// The paper in one language.
  package func report(in language: Language) -> Report {
    func say(_ zh: String, _ en: String) -> String { Localized(zh: zh, en: en)[language] }
    var blocks: [Report.Block] = [
      .table(
        columns: [say("指标", "Figure"), say("结果", "Result"), say("分子", "Part"), say("分母", "Whole")],
        rows: figures.map { figure in
          [
            figure.kind.title[language], figure.percentText, "\(figure.numerator.count)",
            "\(figure.denominator.count)",
          ]
        })
    ]
    if !groups.isEmpty {
      blocks.append(.heading(say("分组", "Groups")))
      blocks.append(
        .table(
          columns: [say("组", "Group")] + figures.map { $0.kind.shortTitle[language] },
          rows: groups.map { group in
            [group.name ?? say("未分配", "nobody's")]
              + group.figures.map {
                "\($0.percentText) (\($0.numerator.count)/\($0.denominator.count))"
              }
          }))
    }
    blocks += figures.map {
      .note($0.kind.title[language] + language.colon + $0.kind.definition[language])
    }
    return Report(
      title: say(
        "\(period.title.chinese)\(disease.title.chinese)管理指标",
        "\(disease.title.english), figures of \(period.title.english)"),
      subtitle: clinic[language], language: language, blocks: blocks)
  }

  /// The figures as comma-separated values, guarded against being taken for formulas.
  ///
  /// - Parameter hasByteOrderMark: Whether it is meant for Excel.
  package func csv(in language: Language, hasByteOrderMark: Bool) -> String {
    func say(_ zh: String, _ en: String) -> String { Localized(zh: zh, en: en)[language] }
    let all = [Group(name: say("全部", "all"), figures: figures)] + groups
    let rows = all.flatMap { group in
      group.figures.map { figure in
        [
          period.code, disease.rawValue, group.name ?? say("未分配", "nobody's"), figure.kind.rawValue,
          figure.kind.title[language], "\(figure.numerator.count)", "\(figure.denominator.count)",
          figure.permille.map { "\($0 / 10).\($0 % 10)" } ?? "",
        ]
      }
    }
    return CSVOutput.table(
      columns: [
        say("时期", "period"), say("病种", "illness"), say("组", "group"), say("代码", "code"),
        say("指标", "figure"), say("分子", "part"), say("分母", "whole"), say("百分比", "per cent"),
      ], rows: rows, hasByteOrderMark: hasByteOrderMark)
  }
}
