package import Domain

/// An illness that the national standard has managed by a visit a quarter.
///
/// 国家基本公共卫生服务规范（第三版）, 国卫基层发〔2017〕13号: at least 4 visits in person a year.
package enum ManagedDisease: String, Sendable, CaseIterable {
  case hypertension
  case diabetes

  package var title: Localized {
    switch self {
    case .hypertension: Localized(zh: "高血压", en: "Hypertension")
    case .diabetes: Localized(zh: "2型糖尿病", en: "Type 2 diabetes")
    }
  }

  /// The programme of its plans, as the plan files name it.
  package var programme: String { rawValue }

  /// The id of the national form of its visits.
  package var form: String { "\(rawValue)-visit" }

  /// What its follow-ups are about.
  package var reason: FollowUpReason {
    switch self {
    case .hypertension: .hypertensionManagement
    case .diabetes: .diabetesManagement
    }
  }

  /// What its re-checks are about; they are of the illness for whoever is known to have it.
  package var recheck: FollowUpReason {
    switch self {
    case .hypertension: .bloodPressureRecheck
    case .diabetes: .glucoseRecheck
    }
  }

  /// The diagnoses that belong to it.
  package var conditions: ConditionGroup {
    switch self {
    case .hypertension: .hypertension
    case .diabetes: .diabetes
    }
  }
}
