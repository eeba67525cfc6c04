/// Which program this is; it stands in every row of the audit trail.
package enum ProgramVersion {
  package static let number = "0.1.0"
  package static let text = "frontdesk " + number
}
