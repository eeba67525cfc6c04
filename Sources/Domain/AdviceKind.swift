/// What a piece of advice is about; advice is shown in this order.
package enum AdviceKind: String, Sendable, CaseIterable {
  case medication
  case diet
  case exercise
  case dailyLife = "daily-life"
  case mind
  /// 中医调养, by constitution.
  case constitution

  /// The heading on screen and on the printed sheet.
  package var title: Localized {
    switch self {
    case .medication: Localized(zh: "用药", en: "Medicines")
    case .diet: Localized(zh: "饮食", en: "Diet")
    case .exercise: Localized(zh: "运动", en: "Exercise")
    case .dailyLife: Localized(zh: "起居", en: "Daily life")
    case .mind: Localized(zh: "心理", en: "Mind")
    case .constitution: Localized(zh: "中医调养", en: "TCM care")
    }
  }
}

/// A state or habit of a person that advice goes by and that is no tag.
package enum AdviceTrait: String, Sendable, CaseIterable {
  case pregnancy
  case kidneyDisease = "kidney-disease"
  case liverDisease = "liver-disease"
  case heartFailure = "heart-failure"
  case gout
  case insulin
  case hypoglycaemia
  case smoking
  case drinking
  case inactivity
  /// Eats salty food, as the hypertension form asks.
  case saltyDiet = "salty-diet"
  case irregularMedication = "irregular-medication"
  case lowMood = "low-mood"
  /// A foot pulse that is weak or gone.
  case footAtRisk = "foot-at-risk"

  /// The word that says why advice was chosen or left out.
  package var title: Localized {
    switch self {
    case .pregnancy: Localized(zh: "妊娠", en: "pregnancy")
    case .kidneyDisease: Localized(zh: "肾脏病", en: "kidney disease")
    case .liverDisease: Localized(zh: "肝脏病", en: "liver disease")
    case .heartFailure: Localized(zh: "心力衰竭", en: "heart failure")
    case .gout: Localized(zh: "痛风", en: "gout")
    case .insulin: Localized(zh: "使用胰岛素", en: "insulin treatment")
    case .hypoglycaemia: Localized(zh: "低血糖", en: "low blood sugar")
    case .smoking: Localized(zh: "吸烟", en: "smoking")
    case .drinking: Localized(zh: "饮酒", en: "drinking")
    case .inactivity: Localized(zh: "缺少运动", en: "too little exercise")
    case .saltyDiet: Localized(zh: "口味偏咸", en: "salty diet")
    case .irregularMedication: Localized(zh: "服药不规律", en: "irregular medication")
    case .lowMood: Localized(zh: "心理调整差", en: "low mood")
    case .footAtRisk: Localized(zh: "足背动脉异常", en: "weak foot pulse")
    }
  }
}

/// The nine constitutions of Chinese medicine.
///
/// ZYYXH/T 157-2009; the codes are those by which the forms keep them.
package enum BodyConstitution: String, Sendable, CaseIterable {
  case balanced
  case qiDeficiency = "qi-deficiency"
  case yangDeficiency = "yang-deficiency"
  case yinDeficiency = "yin-deficiency"
  case phlegmDampness = "phlegm-dampness"
  case dampHeat = "damp-heat"
  case bloodStasis = "blood-stasis"
  case qiStagnation = "qi-stagnation"
  case special

  package var title: Localized {
    switch self {
    case .balanced: Localized(zh: "平和质", en: "balanced constitution")
    case .qiDeficiency: Localized(zh: "气虚质", en: "qi deficiency")
    case .yangDeficiency: Localized(zh: "阳虚质", en: "yang deficiency")
    case .yinDeficiency: Localized(zh: "阴虚质", en: "yin deficiency")
    case .phlegmDampness: Localized(zh: "痰湿质", en: "phlegm and dampness")
    case .dampHeat: Localized(zh: "湿热质", en: "damp heat")
    case .bloodStasis: Localized(zh: "血瘀质", en: "blood stasis")
    case .qiStagnation: Localized(zh: "气郁质", en: "qi stagnation")
    case .special: Localized(zh: "特禀质", en: "special constitution")
    }
  }
}
