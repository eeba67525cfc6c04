/// One value of a JSON document, with its place in the source.
package struct JSONValue: Sendable {
  let document: JSONDocument
  let index: Int

  /// What a value is.
  package enum Kind: Sendable {
    case null, bool, number, string, array, object
  }
}
