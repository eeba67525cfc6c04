extension CardItem {
  package var title: Localized {
    switch self {
    case .documentKind: Localized(zh: "证件类型", en: "Document")
    case .document: Localized(zh: "证件号码", en: "Number")
    case .name: Localized(zh: "姓名", en: "Name")
    case .sex: Localized(zh: "性别", en: "Sex")
    case .birthDate: Localized(zh: "出生日期", en: "Date of birth")
    case .phone: Localized(zh: "本人电话", en: "Phone")
    case .address: Localized(zh: "现住址", en: "Address")
    case .ethnicity: Localized(zh: "民族", en: "Ethnic group")
    case .contactName: Localized(zh: "联系人", en: "Contact")
    case .contactRelation: Localized(zh: "与本人关系", en: "Relation")
    case .contactPhone: Localized(zh: "联系人电话", en: "Contact phone")
    case .registeredAddress: Localized(zh: "户籍地址", en: "Registered at")
    case .residence: Localized(zh: "常住类型", en: "Residence")
    case .workplace: Localized(zh: "工作单位", en: "Workplace")
    case .education: Localized(zh: "文化程度", en: "Education")
    case .occupation: Localized(zh: "职业", en: "Occupation")
    case .maritalStatus: Localized(zh: "婚姻状况", en: "Marital status")
    case .payment: Localized(zh: "支付方式", en: "Payment")
    case .bloodGroup: Localized(zh: "血型", en: "Blood group")
    case .rhesus: Localized(zh: "RH", en: "Rh")
    case .allergies: Localized(zh: "药物过敏", en: "Drug allergies")
    case .otherAllergies: Localized(zh: "其他过敏", en: "Other allergies")
    case .exposures: Localized(zh: "暴露史", en: "Exposure")
    case .diseases: Localized(zh: "既往疾病", en: "Past diseases")
    case .diseaseDates: Localized(zh: "确诊年月", en: "Diagnosed")
    case .surgery: Localized(zh: "手术", en: "Surgery")
    case .trauma: Localized(zh: "外伤", en: "Trauma")
    case .transfusion: Localized(zh: "输血", en: "Transfusion")
    case .father: Localized(zh: "父亲", en: "Father")
    case .mother: Localized(zh: "母亲", en: "Mother")
    case .siblings: Localized(zh: "兄弟姐妹", en: "Siblings")
    case .children: Localized(zh: "子女", en: "Children")
    case .geneticDisease: Localized(zh: "遗传病史", en: "Genetic disease")
    case .disabilities: Localized(zh: "残疾情况", en: "Disability")
    case .kitchenVentilation: Localized(zh: "厨房排风", en: "Kitchen vent")
    case .fuel: Localized(zh: "燃料", en: "Fuel")
    case .water: Localized(zh: "饮水", en: "Water")
    case .toilet: Localized(zh: "厕所", en: "Toilet")
    case .livestockPen: Localized(zh: "禽畜栏", en: "Livestock pen")
    }
  }

  /// What a value of it says, in words: the titles of choices, all else as it is.
  package func words(_ value: String, _ language: Language) -> String {
    guard !options.isEmpty else { return value }
    let titles = value.split(separator: ",").map { code in
      options.first { $0.code == code }?.title[language] ?? String(code)
    }
    return titles.joined(separator: language == .chinese ? "、" : ", ")
  }
}

extension CardItem.Section {
  package var title: Localized {
    switch self {
    case .person: Localized(zh: "本人", en: "Person")
    case .reach: Localized(zh: "联系与户籍", en: "Contact and residence")
    case .background: Localized(zh: "社会背景", en: "Background")
    case .health: Localized(zh: "健康史", en: "Health history")
    case .household: Localized(zh: "生活环境", en: "Household")
    }
  }
}
