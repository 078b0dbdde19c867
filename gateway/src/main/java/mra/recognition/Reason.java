package mra.recognition;

/**
 * Why a party is or is not recognised. The names are API. The order is that of the rules: of
 * several reasons that withhold recognition the first one decides. {@code docs/recognition.md}
 * states each rule with its source.
 */
public enum Reason {
  MATCHED(
      "The operator is recognised under the mutual recognition arrangement.",
      "该企业属于互认范围内的AEO企业，适用互认便利措施。"),
  NO_CODE("No AEO code was declared.", "未申报AEO企业编码。"),
  CODE_MALFORMED(
      "The declared code is not written like a code of this programme.", "申报的AEO企业编码不符合对方编码规则。"),
  CODE_INCOMPLETE(
      "The declared code lacks its country prefix and no country was declared.",
      "申报的AEO企业编码缺少国别（地区）代码，且未申报国别（地区）。"),
  CODE_UNKNOWN(
      "The declared code is not in the list the partner sent.", "申报的AEO企业编码不在对方海关提供的AEO企业名单内。"),
  OWN_OPERATOR("The declared code is one of our own programme.", "申报的编码为本国海关AEO企业编码，不属于境外互认企业。"),
  COUNTRY_NOT_PARTNER(
      "There is no mutual recognition with this country or region.", "该国家（地区）尚未与本国海关实施AEO互认。"),
  AGREEMENT_NOT_IN_FORCE(
      "No mutual recognition arrangement is in force on that day.", "当日无有效的AEO互认安排。"),
  PARTNER_PAUSED("Recognition of this partner's operators is paused.", "本国海关已暂停对该国家（地区）AEO企业的互认。"),
  FLOW_NOT_COVERED("The arrangement does not cover this direction of trade.", "互认安排不涵盖该进出口方向。"),
  ROLE_NOT_COVERED(
      "The operator does not benefit in the role it has in this declaration.",
      "该企业以申报中的身份不适用互认便利措施。"),
  PROGRAMME_NOT_ELIGIBLE(
      "The operator's programme or level is not recognised under the arrangement.",
      "该企业的AEO认证类别或等级不在互认范围内。"),
  SUSPENDED("The partner has suspended the authorisation.", "对方海关已暂停该企业的AEO资格。"),
  REVOKED("The partner has revoked the authorisation.", "对方海关已撤销该企业的AEO资格。"),
  WITHDRAWN("The operator gave up its authorisation.", "该企业已放弃AEO资格。"),
  EXPIRED("The authorisation has expired.", "该企业的AEO资格已过有效期。"),
  NOT_YET_VALID("The authorisation was not yet valid.", "该企业的AEO资格尚未生效。"),
  ABSENT_FROM_LIST(
      "The operator is no longer in the list the partner sends.", "该企业已不在对方海关提供的AEO企业名单内。"),
  CONSENT_WITHDRAWN(
      "The operator withdrew its consent to the exchange of its data.", "该企业已撤回对信息交换的同意。"),
  NAME_MISMATCH("The declared name is not the registered one.", "申报的企业名称与登记名称不一致。"),
  RECORD_SET_ASIDE(
      "The partner's latest record of the operator could not be read; an older one was used.",
      "对方海关最新发来的该企业记录无法读取，沿用此前记录。"),
  LIST_STALE(
      "The partner's list is older than the arrangement allows.", "对方海关提供的AEO企业名单已超过规定的更新期限。");

  private final String english;
  private final String chinese;

  Reason(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  public String english() {
    return english;
  }

  public String chinese() {
    return chinese;
  }
}
