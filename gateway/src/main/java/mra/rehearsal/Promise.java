package mra.rehearsal;

import java.util.Locale;

/** What a rehearsal puts to the test, in both languages. */
enum Promise {
  SAMPLE("the sample %s becomes what stands beside it", "样本 %s 按其预期处理"),
  FIRST_LIST(
      "its first list comes into force as it was written, after two persons looked where the profile says so",
      "首份名单如实生效；配置要求时须经两人查看"),
  LIST_ANSWERED("our signed receipt says what became of that list", "我方签名回执说明该名单的处理结果"),
  SAME_LIST("the same list again changes nothing", "同一名单重复到达不产生任何变化"),
  CHANGE("a newer list changes what it says, and nothing else", "更新名单仅改变其所载内容"),
  SILENT_SERVER("a server that falls silent is given up, and nothing changes", "对方服务器无响应时放弃，数据不变"),
  CUT_CONNECTION(
      "a connection that is cut in the middle of a list changes nothing", "名单传输中断不产生任何变化"),
  WRONG_SIGNATURE("a list whose signature does not hold is not believed", "签名无效的名单不予采信"),
  STRANGER("a list that somebody else signed is not believed", "他人签名的名单不予采信"),
  EXPIRED_CERTIFICATE("a list signed with an expired certificate is not believed", "证书过期的名单不予采信"),
  NOT_FOR_US("a list that is encrypted for somebody else is put away", "加密给他人的名单不予处理"),
  NOT_SEALED("a list without seal or signature is not believed", "未加封或未签名的名单不予采信"),
  CUT_SHORT("a message that ends too early is not believed", "不完整的报文不予采信"),
  SAME_ID("another list under an id that was used is refused", "沿用旧编号而内容不同的名单予以拒绝"),
  REFUSAL_ANSWERED("our signed receipt says why that list was refused", "我方签名回执说明拒绝原因"),
  WRONG_ORDER("an older list that comes after a newer one changes nothing", "较旧名单晚到不产生任何变化"),
  EMPTY_LIST("a list without anybody is held for two persons", "空名单须经两人查看"),
  SHRUNK_LIST(
      "a list that lost more than half of its operators is held for two persons", "减少过半的名单须经两人查看"),
  GOOD_AGAIN("after all of that a good list is in force at once", "此后正常名单立即生效"),
  OURS_TAKEN("our list is read there, and both sides hold the same", "对方读取我方名单，双方数据一致"),
  OURS_ONCE("where nothing changed nothing is sent", "无变化则不发送"),
  OURS_REFUSED(
      "a list of ours that is refused there is known to be, and the next one is taken",
      "我方名单被拒时我方获知，下一份仍被接收"),
  OURS_WRONGLY_ANSWERED("a receipt whose signature does not hold is not believed", "签名无效的回执不予采信"),
  OURS_UNANSWERED(
      "while a receipt is awaited nothing newer is sent; when it comes it counts",
      "等待回执期间不再发送；回执到达后即行确认"),
  OURS_BROKEN_OFF(
      "a connection that breaks after our list was taken doubles nothing", "我方名单送达后连接中断不造成重复");

  private final String english;
  private final String chinese;

  Promise(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  /** The same in every report. */
  String id() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  String english(String about) {
    return english.formatted(about);
  }

  String chinese(String about) {
    return chinese.formatted(about);
  }
}
