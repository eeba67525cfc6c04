import Canvas

/// Signs of one column for characters that some terminals draw two columns wide.
///
/// The last defence of a row on such a terminal: views choose other signs themselves.
enum StandIns {
  /// Each line: the sign, then those that it stands for.
  private static let lines = """
    - ─━┄┅┈┉╌╍═╴╶╸╺╼╾—–‐―‾
    | │┃┆┇┊┋╎╏║╵╷╹╻╽╿‖∣∥
    + ┌┍┎┏┐┑┒┓└┕┖┗┘┙┚┛├┝┞┟┠┡┢┣┤┥┦┧┨┩┪┫┬┭┮┯┰┱┲┳┴┵┶┷┸┹┺┻┼┽┾┿╀╁╂╃╄╅╆╇╈╉╊╋╒╓╔╕╖╗╘╙╚╛╜╝╞╟╠╡╢╣╤╥╦╧╨╩╪╫╬╭╮╯╰±
    # █▓▒▇▆▅■▣▤▥▦▧▨▩◆▉▊▋▌
    : ░▄▃▂▁▍▎▏
    * ●★☆◎※○◇□◯⊙♦♣♠♥
    ^ ▲△↑
    v ▼▽↓√
    > ▶▷→≥≫⇒
    < ◀◁←≤≪
    ~ ∼≈∽∝
    = ≡≒≠
    / ÷∕⁄
    x ×
    . …·‥‧
    ' ‘’′´
    " “”″
    o °º
    u µ
    ! ¡
    ? ¿
    1 ¹
    2 ²
    3 ³
    a àáâãäåāăąǎªα
    b β
    c ç
    d ð
    e èéêëēĕėęě
    i ìíîïīĭįıǐ
    n ñń
    O ØΩ
    o òóôõöōŏőǒ
    u ùúûüūŭůǔǖǘǚǜ
    y ýÿ
    """

  private static let table: [UInt32: UInt32] = {
    var table: [UInt32: UInt32] = [:]
    for line in lines.split(separator: "\n") {
      guard let sign = line.unicodeScalars.first else { continue }
      for scalar in line.unicodeScalars.dropFirst(2) { table[scalar.value] = sign.value }
    }
    return table
  }()

  /// The sign to draw for a scalar of one column: itself unless its width is ambiguous.
  static func narrow(_ value: UInt32) -> UInt32 {
    guard let scalar = Unicode.Scalar(value), TextWidth.isAmbiguous(scalar) else { return value }
    return table[value] ?? 0x3F
  }
}
