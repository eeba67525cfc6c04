extension Schema {
  /// Version 3: the audit trail as a chain.
  ///
  /// `digest` is SHA-256 over the row and the digest before it, `mac` its HMAC under the key of the
  /// epoch; both are NULL in rows older than version 3, which the first row of the chain covers.
  static let auditChain = """
    ALTER TABLE audit_event ADD COLUMN utc_offset INTEGER;
    ALTER TABLE audit_event ADD COLUMN session INTEGER;
    ALTER TABLE audit_event ADD COLUMN role TEXT;
    ALTER TABLE audit_event ADD COLUMN terminal TEXT;
    ALTER TABLE audit_event ADD COLUMN outcome INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE audit_event ADD COLUMN reason TEXT;
    ALTER TABLE audit_event ADD COLUMN count INTEGER;
    ALTER TABLE audit_event ADD COLUMN before_digest BLOB;
    ALTER TABLE audit_event ADD COLUMN after_digest BLOB;
    ALTER TABLE audit_event ADD COLUMN program TEXT;
    ALTER TABLE audit_event ADD COLUMN epoch INTEGER;
    ALTER TABLE audit_event ADD COLUMN digest BLOB;
    ALTER TABLE audit_event ADD COLUMN mac BLOB;
    -- Segments that were closed: exported, signed and taken out after the retention period.
    CREATE TABLE audit_segment (
      id INTEGER PRIMARY KEY AUTOINCREMENT, first_id INTEGER NOT NULL, last_id INTEGER NOT NULL,
      first_digest BLOB NOT NULL, last_digest BLOB NOT NULL, last_mac BLOB NOT NULL,
      rows INTEGER NOT NULL,
      file_digest BLOB NOT NULL, closed_at INTEGER NOT NULL,
      closed_by INTEGER NOT NULL REFERENCES staff, approved_by INTEGER NOT NULL REFERENCES staff
    ) STRICT;

    """
}
