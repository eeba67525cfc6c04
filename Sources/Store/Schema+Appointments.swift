extension Schema {
  /// Version 4: the day, as FHIR's Schedule, Slot and Appointment.
  ///
  /// Times are minutes since midnight on the clinic's clock, so that no clock change moves them.
  static let appointments = """
    CREATE TABLE schedule (
      id INTEGER PRIMARY KEY AUTOINCREMENT, staff INTEGER NOT NULL REFERENCES staff,
      weekday INTEGER NOT NULL, start INTEGER NOT NULL, "end" INTEGER NOT NULL,
      minutes INTEGER NOT NULL, capacity INTEGER NOT NULL, kind TEXT,
      since INTEGER NOT NULL, until INTEGER
    ) STRICT;
    -- Without staff it is about the whole clinic.
    CREATE TABLE schedule_exception (
      id INTEGER PRIMARY KEY AUTOINCREMENT, staff INTEGER REFERENCES staff,
      first_day INTEGER NOT NULL, last_day INTEGER NOT NULL, reason TEXT NOT NULL
    ) STRICT;
    -- Without start it is a walk-in.
    CREATE TABLE appointment (
      id INTEGER PRIMARY KEY AUTOINCREMENT, patient INTEGER NOT NULL REFERENCES patient,
      status TEXT NOT NULL, day INTEGER NOT NULL, start INTEGER, minutes INTEGER NOT NULL,
      kind TEXT NOT NULL, staff INTEGER REFERENCES staff, priority INTEGER NOT NULL DEFAULT 0,
      reason TEXT NOT NULL DEFAULT '', arrived_at INTEGER, called_at INTEGER, ended_at INTEGER,
      cancel_reason TEXT, overbook_reason TEXT NOT NULL DEFAULT '',
      created_at INTEGER NOT NULL, version INTEGER NOT NULL DEFAULT 1
    ) STRICT;
    -- What undoing an event puts back; without a status before it the appointment was made by it.
    CREATE TABLE appointment_event (
      id INTEGER PRIMARY KEY AUTOINCREMENT,
      appointment INTEGER NOT NULL REFERENCES appointment, at INTEGER NOT NULL,
      staff INTEGER REFERENCES staff, event TEXT NOT NULL, is_undone INTEGER NOT NULL DEFAULT 0,
      before_status TEXT, before_day INTEGER, before_start INTEGER, before_minutes INTEGER,
      before_kind TEXT, before_staff INTEGER, before_priority INTEGER, before_arrived_at INTEGER,
      before_called_at INTEGER, before_ended_at INTEGER, before_cancel_reason TEXT,
      before_overbook_reason TEXT
    ) STRICT;

    """

  static let appointmentIndexes = """
    CREATE INDEX appointment_day ON appointment (day, start);
    CREATE INDEX appointment_patient ON appointment (patient, day);
    CREATE INDEX appointment_event_of ON appointment_event (appointment, id);
    CREATE INDEX appointment_event_staff ON appointment_event (staff, id);

    """
}
