internal import Glibc

/// The command line of the bench.
struct BenchArguments {
  /// What is wrong with the command line.
  struct Problem: Error, CustomStringConvertible {
    let description: String
  }

  private(set) var patients = 1_000_000
  private(set) var database: String?
  private(set) var dataFolder: String?
  /// The program that is started on a terminal; beside the bench when nil.
  private(set) var program: String?
  /// The files of starting rules that are put in force, without their ending.
  private(set) var ruleFiles = [
    "blood-pressure", "codes", "critical", "glucose", "kidney-and-blood", "lipids", "people",
    "weight",
  ]
  private(set) var rows: [String] = []
  private(set) var wantsHelp = false

  init(_ words: [String]) throws {
    var rest = words[...]
    func value(_ name: String) throws -> String {
      guard let value = rest.popFirst() else { throw Problem(description: "\(name) needs a value") }
      return value
    }
    while let word = rest.popFirst() {
      switch word {
      case "--help", "-h": wantsHelp = true
      case "--patients":
        let text = try value(word)
        guard let number = Int(text), (1...10_000_000).contains(number) else {
          throw Problem(description: "--patients takes 1 to 10000000, found \"\(text)\"")
        }
        patients = number
      case "--database": database = try value(word)
      case "--data-dir": dataFolder = try value(word)
      case "--frontdesk": program = try value(word)
      case "--rule-files":
        ruleFiles = try value(word).split(separator: ",").map(String.init)
      case _ where word.hasPrefix("-"): throw Problem(description: "unknown option \(word)")
      default: rows.append(word)
      }
    }
  }
}
