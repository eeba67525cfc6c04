/// What a keyboard sends for the keys of a script.
enum Keys {
  /// The bytes of a script: keys such as `<Enter>`, and text.
  static func bytes(_ script: String) -> String {
    script.replacing(/<[A-Za-z0-9-]+>/) { named[String($0.output)] ?? String($0.output) }
  }

  private static let named: [String: String] = [
    "<Enter>": "\r", "<Esc>": "\u{1B}", "<Tab>": "\t", "<S-Tab>": "\u{1B}[Z", "<BS>": "\u{7F}",
    "<Up>": "\u{1B}OA", "<Down>": "\u{1B}OB", "<Right>": "\u{1B}OC", "<Left>": "\u{1B}OD",
    "<Home>": "\u{1B}OH", "<Del>": "\u{1B}[3~", "<A-Left>": "\u{1B}[1;3D",
    "<A-Right>": "\u{1B}[1;3C", "<F6>": "\u{1B}[17~", "<F10>": "\u{1B}[21~",
    "<C-f>": "\u{6}", "<C-g>": "\u{7}", "<C-o>": "\u{F}",
    "<Ins>": "\u{1B}[2~", "<PgUp>": "\u{1B}[5~", "<PgDn>": "\u{1B}[6~", "<End>": "\u{1B}OF",
    "<F1>": "\u{1B}OP", "<F2>": "\u{1B}OQ", "<F3>": "\u{1B}OR", "<F4>": "\u{1B}OS",
    "<F5>": "\u{1B}[15~", "<F7>": "\u{1B}[18~", "<F8>": "\u{1B}[19~", "<F9>": "\u{1B}[20~",
    "<F11>": "\u{1B}[23~", "<F12>": "\u{1B}[24~",
    "<C-c>": "\u{3}", "<C-l>": "\u{C}", "<C-q>": "\u{11}", "<C-s>": "\u{13}", "<C-u>": "\u{15}",
    "<C-x>": "\u{18}", "<C-z>": "\u{1A}", "<Space>": " ",
  ]
}
