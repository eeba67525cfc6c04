import Domain

/// The diagnoses of the demo clinic, with codes of ICD-10 and the words Chinese clinics use.
enum Problem {
  case hypertension, diabetes, lipids, coronary, stroke, fibrillation, heartFailure
  case copd, asthma, gout, hyperuricaemia, kidney, osteoporosis, thyroidNodule, hypothyroid
  case fattyLiver, gallstones, gastritis, hepatitisB, kneeArthritis, neck, disc, prostate
  case cataract, allergicRhinitis, insomnia, depression, anaemia, myopia
  case breastCancer, stomachCancer, colonCancer, lungCancer
  case cold, bronchitis, influenza, covid, gastroenteritis, acuteGastritis, urinaryInfection
  case eczema, conjunctivitis, sprain, shingles, backPain, tonsillitis, pneumonia

  var coding: Coding {
    let (code, display) = codeAndDisplay
    return Coding(system: "http://hl7.org/fhir/sid/icd-10", code: code, display: display)
  }

  /// The words alone.
  var display: String { codeAndDisplay.display }

  private var codeAndDisplay: (code: String, display: String) {
    switch self {
    case .hypertension: ("I10", "高血压")
    case .diabetes: ("E11.9", "2型糖尿病")
    case .lipids: ("E78.5", "高脂血症")
    case .coronary: ("I25.1", "冠心病")
    case .stroke: ("I63.9", "脑梗死")
    case .fibrillation: ("I48", "心房颤动")
    case .heartFailure: ("I50.9", "慢性心力衰竭")
    case .copd: ("J44.9", "慢性阻塞性肺疾病")
    case .asthma: ("J45.9", "支气管哮喘")
    case .gout: ("M10.9", "痛风")
    case .hyperuricaemia: ("E79.0", "高尿酸血症")
    case .kidney: ("N18.3", "慢性肾脏病3期")
    case .osteoporosis: ("M81.9", "骨质疏松症")
    case .thyroidNodule: ("E04.1", "甲状腺结节")
    case .hypothyroid: ("E03.9", "甲状腺功能减退症")
    case .fattyLiver: ("K76.0", "脂肪肝")
    case .gallstones: ("K80.2", "胆囊结石")
    case .gastritis: ("K29.5", "慢性胃炎")
    case .hepatitisB: ("Z22.5", "乙型肝炎病毒携带者")
    case .kneeArthritis: ("M17.9", "膝骨关节炎")
    case .neck: ("M47.8", "颈椎病")
    case .disc: ("M51.2", "腰椎间盘突出症")
    case .prostate: ("N40", "前列腺增生")
    case .cataract: ("H25.9", "老年性白内障")
    case .allergicRhinitis: ("J30.4", "过敏性鼻炎")
    case .insomnia: ("G47.0", "失眠")
    case .depression: ("F32.9", "抑郁发作")
    case .anaemia: ("D50.9", "缺铁性贫血")
    case .myopia: ("H52.1", "近视")
    case .breastCancer: ("C50.9", "乳腺恶性肿瘤")
    case .stomachCancer: ("C16.9", "胃恶性肿瘤")
    case .colonCancer: ("C18.9", "结肠恶性肿瘤")
    case .lungCancer: ("C34.9", "肺恶性肿瘤")
    case .cold: ("J06.9", "急性上呼吸道感染")
    case .bronchitis: ("J20.9", "急性支气管炎")
    case .influenza: ("J11.1", "流行性感冒")
    case .covid: ("U07.1", "新型冠状病毒感染")
    case .gastroenteritis: ("K52.9", "胃肠炎")
    case .acuteGastritis: ("K29.1", "急性胃炎")
    case .urinaryInfection: ("N39.0", "泌尿道感染")
    case .eczema: ("L30.9", "湿疹")
    case .conjunctivitis: ("H10.9", "结膜炎")
    case .sprain: ("S93.4", "踝关节扭伤")
    case .shingles: ("B02.9", "带状疱疹")
    case .backPain: ("M54.5", "腰痛")
    case .tonsillitis: ("J03.9", "急性扁桃体炎")
    case .pneumonia: ("J18.9", "肺炎")
    }
  }
}
