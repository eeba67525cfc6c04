import Interchange
import TestSupport

/// The published and derived score vectors of `assessment/vectors.json`.
enum ScoreVectors {
  /// The vectors of one model: the id, the inputs and what is expected.
  static func of(_ model: String) throws -> [(id: String, inputs: JSONValue, expected: JSONValue)] {
    let bytes = try SharedFiles.bytes("assessment/vectors.json")
    guard let root = JSONParser.parse(bytes).document?.root else { return [] }
    return root.elements.compactMap { entry in
      guard entry["model"]?.string == model, let id = entry["id"]?.string,
        let inputs = entry["inputs"], let expected = entry["expected"]
      else { return nil }
      return (id, inputs, expected)
    }
  }
}
