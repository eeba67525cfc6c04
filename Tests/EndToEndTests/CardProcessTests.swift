import Foundation
import Testing

/// Cards opened by several processes on one file at the same moment, as at two counters.
@Suite struct CardProcessTests {
  private struct Opened {
    var serial: Int
    var code: String
  }

  /// Starts several commands at once and gives what each printed, in their order.
  private func together(_ clinic: Clinic, _ commands: [[String]]) throws -> [CommandRun] {
    let running = try commands.map { try clinic.start($0 + ["--json", "--lang", "en"]) }
    return try running.map { command in
      guard case .exited(let code) = try command.process.wait(seconds: 60) else {
        throw EndToEndFailure("a process ended by a signal")
      }
      return CommandRun(code: code, output: command.output, errors: command.errors)
    }
  }

  private func opened(_ run: CommandRun) throws -> Opened {
    let object = try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any]
    let card = try #require(object?["patient"] as? String)
    // The last digit checks the others.
    let serial = try #require(Int(card.dropFirst(2).dropLast()))
    return Opened(serial: serial, code: try #require(object?["archiveCode"] as? String))
  }

  @Test func twoProcessesNeverShareANumberAndLeaveNoGap() throws {
    let clinic = try Clinic()
    let names = Array("甲乙丙丁戊己庚辛壬癸子丑")
    var all: [Opened] = []
    for round in 0..<6 {
      let runs = try together(
        clinic,
        (0..<2).map { desk in
          let place = round * 2 + desk
          return [
            "patient", "new", "name=欧阳\(names[place])\(names[(place + 5) % 12])", "sex=female",
            "birth-date=19\(40 + place * 4)-0\(place % 9 + 1)-11",
            "phone=1770000\(1000 + place * 37)",
          ]
        })
      for run in runs {
        #expect(run.code == 0, "\(run.errors)")
        all.append(try opened(run))
      }
    }
    let serials = all.map(\.serial).sorted()
    // The demo clinic has three hundred people.
    #expect(serials == Array(301...312))
    #expect(Set(all.map(\.code)).count == 12)
    let check = try clinic.run(["check"])
    #expect(check.code == 0, "\(check.errors)")
  }

  @Test func onePersonAtTwoCountersAtOnceGetsOneCard() throws {
    let clinic = try Clinic()
    let command = [
      "patient", "new", "name=欧阳甲申", "document=130503196704010016", "phone=17700001234",
    ]
    for _ in 0..<3 {
      let runs = try together(clinic, [command, command])
      #expect(runs.filter { $0.code == 0 }.count <= 1)
      for run in runs where run.code != 0 {
        #expect(run.errors.contains("may have a card"), "\(run.errors)")
      }
    }
    let found = try clinic.run(["find", "欧阳甲申", "--json"])
    #expect(found.lines.count == 1)
  }
}
