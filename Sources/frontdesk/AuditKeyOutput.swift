internal import Domain
internal import Store

extension Session {
  /// Prints the first key of an audit trail, which is nowhere to be read again.
  func show(_ key: FirstKey) {
    say(
      Localized(
        zh: "审计记录的首个密钥只显示一次；请抄写并锁入保险柜，本机不留：",
        en: "the first key of the audit trail, shown this once: copy it and keep it in the "
          + "safe, as this machine does not:"))
    Output.line("  " + key.groups)
  }
}
