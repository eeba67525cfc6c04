/// The text by which a person agrees to an archive, where the clinic has no text of its own.
///
/// 个人信息保护法 articles 14, 17 and 29 ask for purpose, handling and rights in plain words, and for a
/// consent of its own for sensitive data.
package enum CareConsent {
  package static let version = "2026-11"

  package static let text = Localized(
    zh: "本人同意本机构为诊疗和基本公共卫生服务建立并使用本人的健康档案，包括身份、联系方式、病史、检查和随访记录。"
      + "记录按规定期限保存，仅由有权限的工作人员查看，每次查看均留有记录。"
      + "本人可以查阅、复制、更正，可以撤回同意，不影响撤回之前的服务。",
    en: "I agree that this clinic opens and uses a health archive on me for my care and the basic "
      + "public health service: who I am, how I am reached, my history, results and follow-ups. "
      + "It is kept as long as the law asks, seen by staff who may, and every look is recorded. "
      + "I may see it, copy it, correct it and withdraw this consent, which changes nothing of "
      + "what was done before.")

  /// What somebody signs at the desk.
  package static func draft(
    signer: String, relation: ConsentRelation, in language: Language
  ) -> ConsentDraft {
    ConsentDraft(
      purpose: .care, textVersion: version, text: text[language], signer: signer,
      relation: relation)
  }
}
