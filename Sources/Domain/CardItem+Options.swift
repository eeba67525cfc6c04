extension CardItem {
  package var shape: Shape {
    switch self {
    case .documentKind:
      .choice(
        IdentityDocument.allCases.map {
          CardOption($0.rawValue, $0.title.chinese, $0.title.english)
        })
    case .sex:
      .choice(Sex.allCases.map { CardOption($0.rawValue, $0.title.chinese, $0.title.english) })
    case .residence: .choice(Self.residences)
    case .contactRelation: .choice(Self.relations)
    case .education: .choice(Self.educations)
    case .occupation: .choice(Self.occupations)
    case .maritalStatus: .choice(Self.maritalStatuses)
    case .payment: .choices(Self.payments)
    case .bloodGroup: .choice(Self.bloodGroups)
    case .rhesus: .choice(Self.rhesusFactors)
    case .allergies: .choices(Self.drugs)
    case .exposures: .choices(Self.exposureKinds)
    case .diseases: .choices(Self.pastDiseases)
    case .father, .mother, .siblings, .children: .choices(Self.familyDiseases)
    case .disabilities: .choices(Self.disabilityKinds)
    case .kitchenVentilation: .choice(Self.kitchenVents)
    case .fuel: .choice(Self.fuels)
    case .water: .choice(Self.waters)
    case .toilet: .choice(Self.toilets)
    case .livestockPen: .choice(Self.livestockPens)
    case .document, .phone, .contactPhone: .text(40)
    case .name, .contactName, .ethnicity: .text(Self.longestName)
    case .birthDate: .text(20)
    default: .text(120)
    }
  }

  /// The most characters of a name; the longest in the register of a large city has fewer.
  package static let longestName = 50

  private static let none = CardOption(CardOption.none, "无", "none")
  private static let unknown = CardOption("unknown", "不详", "unknown")
  private static let other = CardOption("other", "其他", "other")

  private static let residences = [
    CardOption("registered", "户籍", "registered here"),
    CardOption("unregistered", "非户籍", "registered elsewhere"),
  ]

  private static let relations = [
    CardOption("spouse", "配偶", "spouse"), CardOption("child", "子女", "child"),
    CardOption("parent", "父母", "parent"), CardOption("sibling", "兄弟姐妹", "sibling"),
    CardOption("guardian", "监护人", "guardian"), other,
  ]

  private static let educations = [
    CardOption("graduate", "研究生", "graduate school"),
    CardOption("university", "大学本科", "university"),
    CardOption("college", "大学专科和专科学校", "college"),
    CardOption("vocational", "中等专业学校", "vocational school"),
    CardOption("technical", "技工学校", "technical school"), CardOption("high", "高中", "high school"),
    CardOption("middle", "初中", "middle school"), CardOption("primary", "小学", "primary school"),
    CardOption("illiterate", "文盲或半文盲", "illiterate"), unknown,
  ]

  private static let occupations = [
    CardOption("official", "国家机关、党群组织、企业、事业单位负责人", "official, manager"),
    CardOption("professional", "专业技术人员", "professional"),
    CardOption("clerk", "办事人员和有关人员", "clerk"),
    CardOption("service", "商业、服务业人员", "trade, service"),
    CardOption("farmer", "农、林、牧、渔、水利业生产人员", "farming, forestry, fishing"),
    CardOption("worker", "生产、运输设备操作人员及有关人员", "production, transport"),
    CardOption("soldier", "军人", "soldier"), CardOption("unclassified", "不便分类的其他从业人员", "other work"),
    CardOption("jobless", "无职业", "no occupation"),
  ]

  private static let maritalStatuses = [
    CardOption("single", "未婚", "single"), CardOption("married", "已婚", "married"),
    CardOption("widowed", "丧偶", "widowed"), CardOption("divorced", "离婚", "divorced"),
    CardOption("unstated", "未说明", "not stated"),
  ]

  private static let payments = [
    CardOption("employee", "城镇职工医保", "employees' insurance"),
    CardOption("resident", "城乡居民医保", "residents' insurance"),
    CardOption("poverty", "贫困救助", "poverty relief"),
    CardOption("commercial", "商业保险", "commercial"), CardOption("public", "全公费", "public"),
    CardOption("own", "全自费", "own expense"), other,
  ]

  private static let bloodGroups = [
    CardOption("a", "A", "A"), CardOption("b", "B", "B"), CardOption("o", "O", "O"),
    CardOption("ab", "AB", "AB"), unknown,
  ]

  /// By name and not by number: the printed forms number them in different orders.
  private static let rhesusFactors = [
    CardOption("negative", "阴性", "negative"), CardOption("positive", "阳性", "positive"), unknown,
  ]

  private static let drugs = [
    none, CardOption("penicillin", "青霉素", "penicillin"),
    CardOption("sulfonamide", "磺胺", "sulfonamides"),
    CardOption("streptomycin", "链霉素", "streptomycin"),
  ]

  private static let exposureKinds = [
    none, CardOption("chemicals", "化学品", "chemicals"), CardOption("poisons", "毒物", "poisons"),
    CardOption("radiation", "射线", "radiation"),
  ]

  private static let common = [
    CardOption("hypertension", "高血压", "hypertension"), CardOption("diabetes", "糖尿病", "diabetes"),
    CardOption("coronary", "冠心病", "coronary disease"),
    CardOption("copd", "慢性阻塞性肺疾病", "COPD"), CardOption("cancer", "恶性肿瘤", "cancer"),
    CardOption("stroke", "脑卒中", "stroke"),
    CardOption("mental", "严重精神障碍", "severe mental disorder"),
    CardOption("tuberculosis", "结核病", "tuberculosis"), CardOption("hepatitis", "肝炎", "hepatitis"),
  ]

  private static let pastDiseases =
    [none] + common + [
      CardOption("infectious", "其他法定传染病", "other notifiable disease"),
      CardOption("occupational", "职业病", "occupational disease"), other,
    ]

  private static let familyDiseases =
    [none] + common + [CardOption("malformation", "先天畸形", "malformation"), other]

  private static let disabilityKinds = [
    none, CardOption("sight", "视力残疾", "sight"), CardOption("hearing", "听力残疾", "hearing"),
    CardOption("speech", "言语残疾", "speech"), CardOption("limbs", "肢体残疾", "limbs"),
    CardOption("mind", "智力残疾", "intellectual"), CardOption("psychic", "精神残疾", "mental"), other,
  ]

  private static let kitchenVents = [
    none, CardOption("hood", "油烟机", "hood"), CardOption("fan", "换气扇", "fan"),
    CardOption("chimney", "烟囱", "chimney"),
  ]

  private static let fuels = [
    CardOption("lpg", "液化气", "bottled gas"), CardOption("coal", "煤", "coal"),
    CardOption("gas", "天然气", "natural gas"), CardOption("biogas", "沼气", "biogas"),
    CardOption("wood", "柴火", "firewood"), other,
  ]

  private static let waters = [
    CardOption("tap", "自来水", "tap"), CardOption("filtered", "经净化过滤的水", "filtered"),
    CardOption("well", "井水", "well"), CardOption("river", "河湖水", "river or lake"),
    CardOption("pond", "塘水", "pond"), other,
  ]

  private static let toilets = [
    CardOption("sanitary", "卫生厕所", "sanitary"),
    CardOption("pit", "一格或二格粪池式", "one- or two-pit"), CardOption("bucket", "马桶", "bucket"),
    CardOption("open", "露天粪坑", "open pit"), CardOption("shed", "简易棚厕", "simple shed"),
  ]

  /// By name and not by number: the printed forms number them in different orders.
  private static let livestockPens = [
    none, CardOption("apart", "单设", "apart"), CardOption("indoors", "室内", "indoors"),
    CardOption("outdoors", "室外", "outdoors"),
  ]
}
