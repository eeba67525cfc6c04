import Domain

/// The medicines of the demo clinic, with ATC codes and the usual adult dose.
enum Medicine {
  case amlodipine, nifedipine, valsartan, irbesartan, benazepril, metoprolol, indapamide
  case metformin, glimepiride, acarbose, dapagliflozin, sitagliptin, glargine
  case atorvastatin, rosuvastatin, aspirin, clopidogrel, isosorbide, rivaroxaban
  case febuxostat, calcium, alendronate, tiotropium, budesonide, levothyroxine, finasteride
  case omeprazole, diclofenac, estazolam, sertraline, iron
  case amoxicillin, azithromycin, levofloxacin, ibuprofen, loratadine, smectite
  case ambroxol, oseltamivir, lianhua, levofloxacinDrops, valaciclovir, hydrocortisone
  case childCold, childFever, childAmoxicillin, childAzithromycin

  var coding: Coding {
    let (code, display, _) = facts
    return Coding(
      system: code.isEmpty ? "" : "http://www.whocc.no/atc", code: code, display: display)
  }

  /// The dose and how often, such as `5 mg qd`.
  var dosage: String { facts.dosage }
  /// The name.
  var display: String { facts.display }

  private var facts: (code: String, display: String, dosage: String) {
    switch self {
    case .amlodipine: ("C08CA01", "氨氯地平片", "5 mg qd")
    case .nifedipine: ("C08CA05", "硝苯地平控释片", "30 mg qd")
    case .valsartan: ("C09CA03", "缬沙坦胶囊", "80 mg qd")
    case .irbesartan: ("C09CA04", "厄贝沙坦片", "150 mg qd")
    case .benazepril: ("C09AA07", "贝那普利片", "10 mg qd")
    case .metoprolol: ("C07AB02", "美托洛尔缓释片", "47.5 mg qd")
    case .indapamide: ("C03BA11", "吲达帕胺缓释片", "1.5 mg qd")
    case .metformin: ("A10BA02", "二甲双胍片", "0.5 g bid")
    case .glimepiride: ("A10BB12", "格列美脲片", "2 mg qd")
    case .acarbose: ("A10BF01", "阿卡波糖片", "50 mg tid")
    case .dapagliflozin: ("A10BK01", "达格列净片", "10 mg qd")
    case .sitagliptin: ("A10BH01", "西格列汀片", "100 mg qd")
    case .glargine: ("A10AE04", "甘精胰岛素注射液", "12 U qn ih")
    case .atorvastatin: ("C10AA05", "阿托伐他汀钙片", "20 mg qn")
    case .rosuvastatin: ("C10AA07", "瑞舒伐他汀钙片", "10 mg qn")
    case .aspirin: ("B01AC06", "阿司匹林肠溶片", "100 mg qd")
    case .clopidogrel: ("B01AC04", "氯吡格雷片", "75 mg qd")
    case .isosorbide: ("C01DA14", "单硝酸异山梨酯缓释片", "40 mg qd")
    case .rivaroxaban: ("B01AF01", "利伐沙班片", "15 mg qd")
    case .febuxostat: ("M04AA03", "非布司他片", "40 mg qd")
    case .calcium: ("A12AX", "碳酸钙D3片", "600 mg qd")
    case .alendronate: ("M05BA04", "阿仑膦酸钠片", "70 mg qw")
    case .tiotropium: ("R03BB04", "噻托溴铵粉吸入剂", "18 μg qd")
    case .budesonide: ("R03BA02", "布地奈德粉吸入剂", "200 μg bid")
    case .levothyroxine: ("H03AA01", "左甲状腺素钠片", "50 μg qd")
    case .finasteride: ("G04CB01", "非那雄胺片", "5 mg qd")
    case .omeprazole: ("A02BC01", "奥美拉唑肠溶胶囊", "20 mg qd")
    case .diclofenac: ("M02AA15", "双氯芬酸二乙胺乳胶剂", "外用 tid")
    case .estazolam: ("N05CD04", "艾司唑仑片", "1 mg qn prn")
    case .sertraline: ("N06AB06", "舍曲林片", "50 mg qd")
    case .iron: ("B03AA07", "硫酸亚铁片", "0.3 g tid")
    case .amoxicillin: ("J01CA04", "阿莫西林胶囊", "0.5 g tid")
    case .azithromycin: ("J01FA10", "阿奇霉素片", "0.5 g qd")
    case .levofloxacin: ("J01MA12", "左氧氟沙星片", "0.5 g qd")
    case .ibuprofen: ("M01AE01", "布洛芬缓释胶囊", "0.3 g bid prn")
    case .loratadine: ("R06AX13", "氯雷他定片", "10 mg qd")
    case .smectite: ("A07BC05", "蒙脱石散", "3 g tid")
    case .ambroxol: ("R05CB06", "氨溴索片", "30 mg tid")
    case .oseltamivir: ("J05AH02", "奥司他韦胶囊", "75 mg bid")
    case .lianhua: ("", "连花清瘟胶囊", "4粒 tid")
    case .levofloxacinDrops: ("S01AE05", "左氧氟沙星滴眼液", "1滴 qid")
    case .valaciclovir: ("J05AB11", "伐昔洛韦片", "0.3 g bid")
    case .childCold: ("", "小儿氨酚黄那敏颗粒", "1袋 tid")
    case .childFever: ("M01AE01", "布洛芬混悬液", "按体重 prn")
    case .childAmoxicillin: ("J01CA04", "阿莫西林颗粒", "按体重 tid")
    case .childAzithromycin: ("J01FA10", "阿奇霉素干混悬剂", "按体重 qd")
    case .hydrocortisone: ("D07AB02", "丁酸氢化可的松乳膏", "外用 bid")
    }
  }
}
