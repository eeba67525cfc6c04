/// Whether two names may be one, written twice.
enum NameLikeness {
  static func reason(_ one: String, _ other: String) -> Likeness.Reason? {
    let (a, b) = (units(one), units(other))
    guard !a.isEmpty, !b.isEmpty else { return nil }
    if a == b { return .sameName }
    if isLatin(a) || isLatin(b) { return latin(a, b) }
    guard a.count == b.count else { return hasOneMore(a, b) ? .nearName : nil }
    let places = a.indices.filter { a[$0] != b[$0] }
    if places.allSatisfy({ Self.soundsAlike(a[$0], b[$0]) }) { return .soundingName }
    // Of two characters one is too little to go by.
    return places.count == 1 && a.count >= 3 ? .nearName : nil
  }

  /// The characters that count: folded, simplified, without dots and blanks.
  private static func units(_ name: String) -> [Unicode.Scalar] {
    TextFolding.search(name).filter { $0 != " " && $0 != "." && !LookupName.isNameDot($0) }
      .map { TraditionalForms.simplified($0) }
  }

  private static func isLatin(_ scalars: [Unicode.Scalar]) -> Bool {
    scalars.allSatisfy { $0.value < 0x250 }
  }

  /// Written in Latin letters: one letter more, less, other or two swapped.
  private static func latin(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Likeness.Reason? {
    guard isLatin(a), isLatin(b), a.count >= 4, b.count >= 4 else { return nil }
    let places = a.count == b.count ? a.indices.filter { a[$0] != b[$0] } : []
    if places.count == 1 { return .nearName }
    if places.count == 2, places[1] - places[0] == 1, a[places[0]] == b[places[1]],
      a[places[1]] == b[places[0]]
    {
      return .nearName
    }
    return hasOneMore(a, b) ? .nearName : nil
  }

  /// Whether one name is the other with a character more, of at least three.
  private static func hasOneMore(_ a: [Unicode.Scalar], _ b: [Unicode.Scalar]) -> Bool {
    let (short, long) = a.count < b.count ? (a, b) : (b, a)
    guard long.count == short.count + 1, short.count >= 3 else { return false }
    let place = short.indices.first { short[$0] != long[$0] } ?? short.count
    return short[place...].elementsEqual(long[(place + 1)...])
  }

  private static func soundsAlike(_ a: Unicode.Scalar, _ b: Unicode.Scalar) -> Bool {
    a == b || !Set(Pinyin.readings(of: a)).isDisjoint(with: Pinyin.readings(of: b))
  }
}

/// The simplified forms of traditional characters that stand in names.
enum TraditionalForms {
  static func simplified(_ scalar: Unicode.Scalar) -> Unicode.Scalar { table[scalar] ?? scalar }

  private static let table: [Unicode.Scalar: Unicode.Scalar] = {
    let all = Array(pairs.unicodeScalars.filter { $0 != "\n" && $0 != " " })
    var table: [Unicode.Scalar: Unicode.Scalar] = [:]
    for place in stride(from: 0, to: all.count - 1, by: 2) { table[all[place]] = all[place + 1] }
    return table
  }()

  /// Pairs of a traditional and a simplified character, the most usual of surnames and given names.
  ///
  /// Source: 简化字总表 (1986).
  private static let pairs = """
    張张陳陈劉刘黃黄楊杨趙赵吳吴孫孙馬马羅罗鄭郑謝谢許许鄧邓馮冯韓韩葉叶蘇苏呂吕盧卢蔣蒋賈贾閻阎
    鍾钟譚谭鄒邹陸陆龍龙賴赖龔龚萬万顧顾錢钱湯汤嚴严喬乔寧宁莊庄魯鲁歐欧樂乐聶聂關关藍蓝單单費费
    紀纪項项盛盛時时鄔邬鄺邝鮑鲍齊齐衛卫華华國国偉伟麗丽軍军傑杰濤涛強强東东紅红玉玉蘭兰鳳凤雲云
    麗丽豔艳靜静潔洁雙双寶宝貴贵慶庆榮荣發发興兴業业聖圣義义賢贤順顺飛飞鵬鹏輝辉亞亚歡欢愛爱夢梦
    雪雪嬌娇嫻娴瑩莹蓮莲蘋苹錦锦鈴铃鋒锋鋼钢鐵铁銀银鑫鑫長长開开門门陽阳陰阴際际隨随雞鸡風风魚鱼
    鳥鸟麥麦點点黨党龐庞億亿儀仪倫伦優优劍剑動动勝胜勞劳區区協协葉叶嘗尝圓圆圖图壽寿壯壮學学孔孔
    實实對对導导層层島岛師师帶带廣广應应憲宪懷怀戰战採采撲扑攝摄數数書书會会標标樹树機机歲岁歸归
    漢汉滿满潤润澤泽灣湾災灾為为燈灯燦灿營营環环瑪玛畫画當当監监盤盘礦矿禮礼種种積积穩稳競竞筆笔
    節节範范築筑簡简約约純纯紹绍結结維维綱纲緒绪線线緣缘績绩總总織织續续羨羡習习聰聪聯联肅肃興兴
    舉举艷艳處处蕭萧薩萨誠诚誼谊詠咏詩诗論论諾诺謙谦識识譽誉豐丰貝贝貞贞質质賓宾賽赛贊赞軒轩輕轻
    達达進进運运遠远遜逊還还邁迈鄉乡醫医釗钊鈞钧銘铭鎮镇鏡镜間间闊阔陣阵韋韦響响頌颂頓顿領领頤颐
    題题願愿類类顯显駿骏騰腾驊骅驥骥鴻鸿鵑鹃鶴鹤鷹鹰麟麟
    """
}
