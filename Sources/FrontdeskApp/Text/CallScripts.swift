package import Domain

/// What to say in a call, by the reason of the follow-up: who one is, what to ask, how to end.
///
/// Written for this program; plain words that can be read aloud.
package enum CallScripts {
  /// The lines for a reason, in order.
  package static func lines(_ reason: FollowUpReason) -> [Localized] {
    [greeting] + questions(reason) + [closing(reason)]
  }

  private static let greeting = Localized(
    zh: "您好, 我是诊所的护士。请问您是哪位? 您的出生日期是?",
    en: "Hello, this is the clinic's nurse. May I ask your name and date of birth?")

  private static func questions(_ reason: FollowUpReason) -> [Localized] {
    switch reason {
    case .hypertensionManagement, .bloodPressureRecheck:
      [
        Localized(
          zh: "最近在家量的血压是多少? 什么时候量的?", en: "What was your blood pressure at home, and when?"),
        Localized(
          zh: "有没有头晕、头痛、胸闷、看东西模糊?", en: "Any dizziness, headache, tight chest or blurred sight?"),
        Localized(
          zh: "药每天按时吃吗? 吃了有什么不舒服?", en: "Do you take the medicine every day? Any trouble with it?"),
        Localized(zh: "盐、烟、酒、走路, 这段时间怎么样?", en: "How is it with salt, smoking, drinking, walking?"),
      ]
    case .diabetesManagement, .glucoseRecheck:
      [
        Localized(
          zh: "最近的空腹血糖和餐后血糖是多少?", en: "What were your last fasting and after-meal glucose?"),
        Localized(
          zh: "有没有心慌、出冷汗、发抖, 是低血糖吗?", en: "Any palpitations, cold sweat, shaking: low sugar?"),
        Localized(zh: "脚有没有发麻、破口? 看东西清楚吗?", en: "Are your feet numb or sore? Can you see well?"),
        Localized(
          zh: "药或胰岛素按时用吗? 主食一顿吃多少?", en: "Medicine or insulin on time? How much staple food a meal?"
        ),
      ]
    case .medicationReview:
      [
        Localized(
          zh: "现在吃哪些药, 一天几次, 一次多少?", en: "Which medicines do you take, how often, how much?"),
        Localized(zh: "漏过吗? 自己停过、加过吗?", en: "Did you miss any, or stop or add some yourself?"),
        Localized(
          zh: "吃药后有没有皮疹、咳嗽、脚肿、胃不舒服?", en: "Any rash, cough, swollen feet or stomach trouble?"),
      ]
    case .examReport:
      [
        Localized(
          zh: "您的体检报告出来了, 需要来听医生讲一讲。",
          en: "Your report is here; the doctor would like to go through it."),
        Localized(zh: "这几天有什么不舒服吗? 哪天方便来?", en: "Any complaints these days? Which day suits you?"),
      ]
    case .annualExam:
      [
        Localized(
          zh: "今年的免费体检该做了, 空腹来, 带身份证。",
          en: "Your yearly check is due; come fasting, with your ID card."),
        Localized(
          zh: "哪天上午方便? 需要有人陪吗?", en: "Which morning suits you? Do you need somebody with you?"),
      ]
    case .postDischarge:
      [
        Localized(
          zh: "出院以后恢复得怎么样? 有没有又不舒服?", en: "How are you since you left hospital? Any trouble again?"),
        Localized(
          zh: "出院带的药在吃吗? 复查约了吗?", en: "Do you take what you were given? Is the check-up booked?"),
      ]
    case .postOperation:
      [
        Localized(zh: "伤口红不红、肿不肿、有没有渗液? 发烧吗?", en: "Is the wound red, swollen or wet? Any fever?"),
        Localized(
          zh: "疼得厉害吗, 0 到 10 分打几分? 活动、吃饭怎么样?", en: "How bad is the pain, 0 to 10? Moving, eating?"),
      ]
    case .newPatient:
      [
        Localized(
          zh: "上次来看得怎么样? 还有什么要问医生的?", en: "How was your visit? Anything left to ask the doctor?"),
        Localized(zh: "以后可以打这个电话随访吗?", en: "May we call this number for follow-ups?"),
      ]
    case .pregnancy:
      [
        Localized(
          zh: "现在孕几周? 有没有出血、腹痛、头痛、脚肿?",
          en: "How many weeks? Any bleeding, pain, headache, swelling?"),
        Localized(
          zh: "胎动正常吗? 产检按时做了吗?", en: "Does the baby move as usual? Are the check-ups done?"),
      ]
    case .education:
      [
        Localized(zh: "上次讲的做到了哪些? 哪些做不到?", en: "What of the last advice worked, and what did not?"),
        Localized(
          zh: "这次我给您讲一件事, 请您再说一遍给我听。", en: "I will tell you one thing; please say it back to me."),
      ]
    case .other:
      [
        Localized(
          zh: "最近身体怎么样? 有什么要帮忙的?", en: "How have you been? Is there anything we can help with?")
      ]
    }
  }

  private static func closing(_ reason: FollowUpReason) -> Localized {
    switch reason {
    case .hypertensionManagement, .diabetesManagement, .bloodPressureRecheck, .glucoseRecheck,
      .postDischarge, .postOperation, .pregnancy:
      Localized(
        zh: "如果突然加重, 请马上打 120 或来院。说好下次的日期。",
        en: "If it suddenly gets worse, call 120 or come at once. Agree on the next date.")
    case .medicationReview, .examReport, .annualExam, .newPatient, .education, .other:
      Localized(zh: "谢谢您。说好下次的日期。", en: "Thank you. Agree on the next date.")
    }
  }
}
