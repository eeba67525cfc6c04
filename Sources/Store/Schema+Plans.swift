extension Schema {
  /// Version 9: the plans of the clinic, and what happened to those of each person.
  static let plans = """
    -- FHIR's PlanDefinition: its file as it was read. A version never changes; of each plan the
    -- version kept last is in force, unless it is retired.
    CREATE TABLE plan_definition (
      id TEXT NOT NULL, version INTEGER NOT NULL, source TEXT NOT NULL, file TEXT NOT NULL,
      number INTEGER NOT NULL, at INTEGER NOT NULL, staff INTEGER REFERENCES staff,
      is_retired INTEGER NOT NULL DEFAULT 0, PRIMARY KEY (id, version)
    ) STRICT, WITHOUT ROWID;
    -- Only added to: all plans of a person are worked out from these. The number is unique in the
    -- clinic, so that it stays the same when two cards become one. What a follow-up's outcome or a
    -- new date caused names that follow-up, and the number of the attempt.
    CREATE TABLE plan_event (
      id INTEGER PRIMARY KEY AUTOINCREMENT, patient INTEGER NOT NULL REFERENCES patient,
      day INTEGER NOT NULL, recorded INTEGER NOT NULL, at INTEGER NOT NULL, content TEXT NOT NULL,
      staff INTEGER REFERENCES staff, follow_up INTEGER, attempt INTEGER
    ) STRICT;
    -- Whose plans are to be worked out again in the transaction at hand, or by whoever has time:
    -- 1 for diagnoses, 2 for visits, 4 for the person, 8 for the plans themselves.
    CREATE TABLE plan_touched (
      patient INTEGER PRIMARY KEY REFERENCES patient, what INTEGER NOT NULL
    ) STRICT;
    -- By which diagnoses and visits plans were begun or not, so that each is asked about once.
    CREATE TABLE plan_fact (
      patient INTEGER NOT NULL REFERENCES patient, fact TEXT NOT NULL,
      PRIMARY KEY (patient, fact)
    ) STRICT, WITHOUT ROWID;
    -- The next day on which time alone may change a person's plans.
    CREATE TABLE plan_due (
      patient INTEGER PRIMARY KEY REFERENCES patient, day INTEGER NOT NULL
    ) STRICT;
    -- What a follow-up is called where its reason does not say it, and the form to fill.
    ALTER TABLE follow_up ADD COLUMN title_zh TEXT;
    ALTER TABLE follow_up ADD COLUMN title_en TEXT;
    ALTER TABLE follow_up ADD COLUMN form TEXT;
    -- Of a plan: its name, the key and generation under which it is opened once, the day that the
    -- plan asked for, and the event that completed it.
    ALTER TABLE follow_up ADD COLUMN plan TEXT;
    ALTER TABLE follow_up ADD COLUMN plan_key TEXT;
    ALTER TABLE follow_up ADD COLUMN generation INTEGER NOT NULL DEFAULT 1;
    ALTER TABLE follow_up ADD COLUMN planned INTEGER;
    ALTER TABLE follow_up ADD COLUMN since INTEGER;
    ALTER TABLE follow_up ADD COLUMN completed_by INTEGER REFERENCES plan_event;
    -- What a filled form said of the course of the disease, parted by blanks.
    ALTER TABLE questionnaire_response ADD COLUMN outcomes TEXT NOT NULL DEFAULT '';

    """

  /// The indexes, and the triggers that note whose plans may be others, so that a bulk load pays
  /// for neither.
  ///
  /// While the clinic has no plans nothing is noted.
  static let planIndexes =
    """
    CREATE INDEX plan_event_patient ON plan_event (patient, id);
    CREATE INDEX plan_event_follow_up ON plan_event (follow_up) WHERE follow_up IS NOT NULL;
    CREATE INDEX plan_due_day ON plan_due (day);
    CREATE UNIQUE INDEX follow_up_planned ON follow_up (patient, plan_key, generation)
      WHERE plan_key IS NOT NULL;
    CREATE TRIGGER plan_touch_patient AFTER UPDATE OF is_deceased, restricted_at, merged_into,
      erased_at ON patient WHEN \(hasPlans) BEGIN \(planTouch("NEW.id", 4)) END;
    CREATE TRIGGER plan_touch_event_insert AFTER INSERT ON plan_event
      BEGIN \(planTouch("NEW.patient", 8)) END;
    CREATE TRIGGER plan_touch_event_update AFTER UPDATE OF patient ON plan_event
      BEGIN \(planTouch("OLD.patient", 8)) \(planTouch("NEW.patient", 8)) END;

    """
    + [("condition", 1), ("encounter", 2)].map { table, what in
      """
      CREATE TRIGGER plan_touch_\(table)_insert AFTER INSERT ON \(table) WHEN \(hasPlans)
        BEGIN \(planTouch("NEW.patient", what)) END;
      CREATE TRIGGER plan_touch_\(table)_update AFTER UPDATE ON \(table) WHEN \(hasPlans)
        BEGIN \(planTouch("NEW.patient", what)) END;

      """
    }.joined()

  private static let hasPlans = "EXISTS (SELECT 1 FROM plan_definition)"

  private static func planTouch(_ patient: String, _ what: Int) -> String {
    """
    INSERT INTO plan_touched VALUES (\(patient), \(what))
      ON CONFLICT (patient) DO UPDATE SET what = what | excluded.what;
    """
  }
}
