internal import Domain
internal import Interchange
internal import Store

/// The starting clinic's files, read from the data folders.
struct ClinicFiles {
  /// Reads the indicator dictionary.
  ///
  /// - Throws: When the file is nowhere, or has an error; the message says where.
  static func indicators(_ paths: DataPaths) throws(CommandFailure) -> [Indicator] {
    let relative = "sample-data/clinic/indicators.json5"
    guard let path = paths.find(relative) else {
      throw .world(
        Localized(
          zh: "找不到 \(relative)；请用 --data-dir 指出，frontdesk doctor 列出找过的位置",
          en:
            "\(relative) is nowhere; point to it with --data-dir, `frontdesk doctor` lists the places"
        ))
    }
    let (indicators, diagnostics) = IndicatorFile.read(try FileReading.bytes(path))
    if let first = diagnostics.first(where: { $0.severity == .error }) {
      let place = first.place.map { ":\($0.line):\($0.column)" } ?? ""
      throw .no(
        Localized(
          zh: "\(path)\(place)：\(first.message.chinese)",
          en: "\(path)\(place): \(first.message.english)"))
    }
    return indicators
  }

  /// Reads the starting rules, file by file.
  ///
  /// - Throws: When they are nowhere, or one cannot be read.
  static func rules(_ paths: DataPaths) throws(CommandFailure) -> [(name: String, text: String)] {
    let relative = "sample-data/clinic/rules"
    guard let folder = paths.find(relative),
      let files = FileReading.files(in: folder, ending: ".rules")
    else {
      throw .world(
        Localized(
          zh: "找不到 \(relative)；请用 --data-dir 指出，frontdesk doctor 列出找过的位置",
          en: "\(relative) is nowhere; point to it with --data-dir, `frontdesk doctor` lists the "
            + "places"))
    }
    var read: [(name: String, text: String)] = []
    for path in files {
      let name = path.split(separator: "/").last.map(String.init) ?? path
      read.append((name, String(decoding: try FileReading.bytes(path), as: UTF8.self)))
    }
    return read
  }

  /// Gives a clinic that is being made the starting plans.
  ///
  /// - Throws: When they are nowhere, or one cannot be read.
  static func beginPlans(_ paths: DataPaths, path: String) throws(CommandFailure) {
    let read = try plans(paths)
    let now = Environment.now()
    let saving = try usingStore { () throws(StoreError) in
      try Store(path: path, zone: Environment.zone, now: { now }).savePlans(read)
    }
    if !saving.isAccepted {
      Output.error(
        "warning: the starting plans were not kept; `frontdesk plan save` says why")
    }
  }

  /// Gives a clinic the starting plans that it lacks.
  ///
  /// - Returns: The plans that are new, and the files that stand otherwise in the clinic, which were
  ///   left out.
  static func updatePlans(
    _ paths: DataPaths, _ clinic: OpenClinic
  ) throws(CommandFailure) -> (added: [String], kept: [String]) {
    var found: (added: [String], kept: [String]) = ([], [])
    for file in try plans(paths) {
      do throws(StoreError) {
        let saving = try clinic.store.savePlans([file])
        if saving.isAccepted {
          found.added += saving.added.map { "\($0.id) v\($0.version)" }
        } else {
          found.kept.append(file.name)
        }
      } catch {
        guard case .refused = error else { throw CommandFailure(error) }
        found.kept.append(file.name)
      }
    }
    return found
  }

  private static func plans(
    _ paths: DataPaths
  ) throws(CommandFailure) -> [(name: String, bytes: [UInt8])] {
    let relative = "sample-data/clinic/plans"
    guard let folder = paths.find(relative),
      let files = FileReading.files(in: folder, ending: ".json5")
    else {
      throw .world(
        Localized(
          zh: "找不到 \(relative)；请用 --data-dir 指出，frontdesk doctor 列出找过的位置",
          en: "\(relative) is nowhere; point to it with --data-dir, `frontdesk doctor` lists the "
            + "places"))
    }
    var read: [(name: String, bytes: [UInt8])] = []
    for file in files {
      let name = file.split(separator: "/").last.map(String.init) ?? file
      read.append((name, try FileReading.bytes(file)))
    }
    return read
  }

  /// Gives a clinic that is being made the starting forms.
  ///
  /// - Throws: When they are nowhere, or one cannot be read.
  static func beginForms(_ paths: DataPaths, path: String) throws(CommandFailure) {
    let relative = "sample-data/clinic/forms"
    guard let folder = paths.find(relative),
      let files = FileReading.files(in: folder, ending: ".json5")
    else {
      throw .world(
        Localized(
          zh: "找不到 \(relative)；请用 --data-dir 指出，frontdesk doctor 列出找过的位置",
          en: "\(relative) is nowhere; point to it with --data-dir, `frontdesk doctor` lists the "
            + "places"))
    }
    var read: [(name: String, bytes: [UInt8])] = []
    for file in files {
      let name = file.split(separator: "/").last.map(String.init) ?? file
      read.append((name, try FileReading.bytes(file)))
    }
    let now = Environment.now()
    let saving = try usingStore { () throws(StoreError) in
      try Store(path: path, zone: Environment.zone, now: { now }).saveForms(read)
    }
    if !saving.isAccepted {
      Output.error(
        "warning: the starting forms were not kept; `frontdesk form save` says why")
    }
  }

  /// Gives a clinic that is being made the starting advice and templates of care plans.
  ///
  /// - Throws: When they are nowhere, or one cannot be read.
  static func beginCare(_ paths: DataPaths, path: String) throws(CommandFailure) {
    let advice = try files(in: "sample-data/clinic/advice", paths)
    let templates = try files(in: "sample-data/clinic/care", paths)
    let now = Environment.now()
    let isKept = try usingStore { () throws(StoreError) in
      let store = try Store(path: path, zone: Environment.zone, now: { now })
      let isAdviceKept = try store.saveAdvice(advice).isAccepted
      return try store.saveCareTemplates(templates).isAccepted && isAdviceKept
    }
    if !isKept {
      Output.error(
        "warning: the starting advice was not kept; `frontdesk advice save` says why")
    }
  }

  /// The JSON5 files of a folder of starting data, by their last name.
  private static func files(
    in relative: String, _ paths: DataPaths
  ) throws(CommandFailure) -> [(name: String, bytes: [UInt8])] {
    guard let folder = paths.find(relative) else {
      throw .world(
        Localized(
          zh: "找不到 \(relative)；请用 --data-dir 指出，frontdesk doctor 列出找过的位置",
          en: "\(relative) is nowhere; point to it with --data-dir, `frontdesk doctor` lists the "
            + "places"))
    }
    return try CareFiles.read([folder])
  }
}
