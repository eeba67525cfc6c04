package import Canvas

/// The theme that is always there, whatever files are missing.
package enum DefaultTheme {
  package static let dark = Theme(name: "dark")
}
