extension Schema {
  /// Version 5: the part of the national basic-information form about how the household lives, as
  /// codes of CardItem.
  static let household = """
    ALTER TABLE patient_basic ADD COLUMN kitchen_ventilation TEXT;
    ALTER TABLE patient_basic ADD COLUMN fuel TEXT;
    ALTER TABLE patient_basic ADD COLUMN water TEXT;
    ALTER TABLE patient_basic ADD COLUMN toilet TEXT;
    ALTER TABLE patient_basic ADD COLUMN livestock_pen TEXT;

    """
}
