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
    guard let path = paths.find(relative) else { throw nowhere(relative) }
    let (indicators, diagnostics) = IndicatorFile.read(try FileReading.bytes(path))
    if let first = diagnostics.first(where: { $0.severity == .error }) {
      throw .no(
        Localized(
          zh: "\(path)\(first.position)：\(first.message.chinese)",
          en: "\(path)\(first.position): \(first.message.english)"))
    }
    return indicators
  }

  /// Reads the starting rules, file by file.
  ///
  /// - Throws: When they are nowhere, or one cannot be read.
  static func rules(_ paths: DataPaths) throws(CommandFailure) -> [(name: String, text: String)] {
    try files("rules", ending: ".rules", paths).map { file in
      (file.name, String(decoding: file.bytes, as: UTF8.self))
    }
  }

  /// Keeps the starting files of one kind in a clinic that is being made.
  ///
  /// - Throws: When they are nowhere, or one cannot be read.
  static func begin(
    _ kind: DataFiles, _ paths: DataPaths, path: String
  ) throws(CommandFailure) {
    let read = try files(kind.folder, paths)
    let now = Environment.now()
    let saving = try usingStore { () throws(StoreError) in
      try kind.keep(read, in: try Store(path: path, zone: Environment.zone, now: { now }))
    }
    if saving.isAccepted { return }
    Output.error(
      "warning: the starting files of \(kind.folder) were not kept; "
        + "`frontdesk \(kind.command) save` says why")
  }

  /// Gives a clinic the starting plans that it lacks.
  ///
  /// - Returns: The plans that are new, and the files that stand otherwise in the clinic, which were
  ///   left out.
  static func updatePlans(
    _ paths: DataPaths, _ clinic: OpenClinic
  ) throws(CommandFailure) -> (added: [String], kept: [String]) {
    var found: (added: [String], kept: [String]) = ([], [])
    for file in try files(DataFiles.plans.folder, paths) {
      do throws(StoreError) {
        let saving = try clinic.store.savePlans([file])
        if saving.isAccepted {
          found.added += saving.written
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

  /// The files of a folder of starting data, by their last name.
  private static func files(
    _ folder: String, ending: String = ".json5", _ paths: DataPaths
  ) throws(CommandFailure) -> [(name: String, bytes: [UInt8])] {
    let relative = "sample-data/clinic/" + folder
    guard let found = paths.find(relative), let names = FileReading.files(in: found, ending: ending)
    else { throw nowhere(relative) }
    var read: [(name: String, bytes: [UInt8])] = []
    for name in names {
      read.append((FileReading.lastName(of: name), try FileReading.bytes(name)))
    }
    return read
  }

  private static func nowhere(_ relative: String) -> CommandFailure {
    .world(
      Localized(
        zh: "找不到 \(relative)；请用 --data-dir 指出，frontdesk doctor 列出找过的位置",
        en:
          "\(relative) is nowhere; point to it with --data-dir, `frontdesk doctor` lists the places"
      ))
  }
}
