/// Names that try a program: rare characters, names of minorities, names in Latin letters.
enum UnusualNames {
  /// Given names with characters that few fonts hold.
  ///
  /// The first sixteen lie below U+FFFF, some of them in Extension A; the others beyond it, in
  /// Extension B (𠮷 𡋾 𣲗 𤧛), C (𪨧 𫖮), E (𬀪 𬍛 𬱖 𬬭 𬱟), H (U+31350, U+31C9F) and I (U+2EBF0,
  /// U+2EC1A), the last encoded for names in Chinese registers.
  static let rareGiven: [String] = """
    堃 喆 昇 犇 淼淼 㛃 䶮 㐂 昱堃 志昇 喆然 䶮然 璟㻏 玥㛃 俊喆 祎
    𠮷 文𠮷 𡋾 𣲗 𤧛 嘉𤧛 𪨧 𫖮 𬀪 𬍛 𬱖 𬬭 家𬬭 \u{31350} 明\u{31C9F} \u{2EBF0} 雨\u{2EC1A} 𬱟
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  /// Uyghur given names by sex; a name is the own name, a middle dot and the father's name.
  static let uyghurMen: [String] = """
    买买提 吐尔逊 阿不都拉 艾合买提 依明 玉素甫 阿卜杜热西提 艾尼瓦尔 库尔班 亚森 热合曼 努尔买买提
    阿迪力 肉孜 托合提 阿卜力孜 伊力哈木 麦麦提 塔依尔 阿布力克木
    """.split(whereSeparator: \.isWhitespace).map(String.init)
  static let uyghurWomen: [String] = """
    阿依古丽 帕提古丽 热孜万古丽 古丽娜尔 阿娜尔古丽 茹仙古丽 迪丽努尔 祖丽皮亚 阿米娜 海丽且木
    努尔比亚 玛依拉 吐逊古丽 布威海丽
    """.split(whereSeparator: \.isWhitespace).map(String.init)

  /// Tibetan names as halves; used by both sexes but for the last of each list.
  static let tibetanFirst: [String] = "扎西 次仁 多吉 格桑 洛桑 丹增 索朗 贡布 平措 尼玛 达瓦 阿旺"
    .split(separator: " ").map(String.init)
  static let tibetanMen: [String] = "次仁 多吉 旺堆 顿珠 罗布 平措 扎西 旦增 仁青"
    .split(separator: " ").map(String.init)
  static let tibetanWomen: [String] = "卓玛 拉姆 央金 曲珍 措姆 德吉 白玛"
    .split(separator: " ").map(String.init)

  /// Foreigners as given name, family name and sex (m or f), the way their passports print them.
  static let foreigners: [(given: String, family: String, isMale: Bool)] = [
    ("Emma", "Fischer", false), ("Clarine", "O'Keefe", false), ("Minh Tuan", "Nguyen", true),
    ("Hiroshi", "Tanaka", true), ("José", "García López", true), ("Anna", "Kowalska", false),
    ("Pierre", "Lefèvre", true), ("Somchai", "Saetang", true), ("Olga", "Ivanova", false),
    ("David", "Smith", true), ("Min-jun", "Kim", true), ("Priya", "Sharma", false),
    ("Johannes", "Müller", true), ("Sarah", "Johnson", false), ("Ahmed", "Hassan", true),
  ]

  /// Groups other than Han whose names look like Han names, the commoner ones first.
  static let otherGroups: [String] = ["回族", "满族", "土家族", "苗族", "壮族", "羌族", "彝族"]
}
