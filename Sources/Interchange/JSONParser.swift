/// Turns bytes into a JSON document, or into one precise diagnostic.
package enum JSONParser {
  /// How deep arrays and objects may nest.
  package static let depthLimit = 512
}
