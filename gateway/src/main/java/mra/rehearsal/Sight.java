package mra.rehearsal;

/** What a simulated administration tells of, in both languages. Scripts read the names. */
public enum Sight {
  STARTED(
      "{partner} is simulated: lists at {from}; what a gateway needs to reach it lies in {folder}",
      "已模拟 {partner}：名单地址 {from}；网关连接所需文件在 {folder}"),
  PUBLISHED(
      "list {document} with {operators} operators is on offer{remark}",
      "名单 {document} 已发布，企业 {operators} 家"),
  CHANGED(
      "the register changed: {standing} operators have another standing, {fresh} are new, {gone} are gone",
      "名册已变更：状态变化 {standing} 家，新增 {fresh} 家，移除 {gone} 家"),
  URGENT(
      "urgent list {document} takes {operators} operators out",
      "紧急名单 {document} 已发布，涉及企业 {operators} 家"),
  BAD_DAY("bad day: {day} ({promise})", "异常情形：{day}（{promised}）"),
  GOOD_DAY("the bad day is over", "异常情形结束"),

  FETCHED("list {document} was fetched by {by}", "名单 {document} 已由 {by} 取走"),
  OUR_LIST(
      "the gateway's list {document} was verified and read: {verdict} {fault} {detail}, {records} records; {held} of its operators are held here now",
      "网关名单 {document} 验签并读取：{verdict} {fault} {detail}，记录 {records} 条；现持有其企业 {held} 家"),
  OUR_LIST_NOT_OPENED(
      "what came as list {document} is not from that gateway: {fault} {detail}",
      "收到的名单 {document} 并非该网关所发：{fault} {detail}"),
  RECEIPT(
      "the gateway's receipt says of list {document}: {verdict} {fault} {detail}",
      "网关回执：名单 {document} {verdict} {fault} {detail}"),
  RECEIPT_NOT_OPENED(
      "what came as a receipt is not from that gateway: {fault} {detail}",
      "收到的回执并非该网关所发：{fault} {detail}"),
  TURNED_AWAY("{by} was turned away: {detail}", "已拒绝 {by}：{detail}"),

  STATUS(
      "on offer: {document} with {operators} operators, fetched {fetched} times; bad day: {day}; lists of the gateway's: {lists}, operators held: {held}; receipts: {receipts}; turned away: {turned}",
      "在发布：{document}，企业 {operators} 家，已取 {fetched} 次；异常情形：{day}；网关名单 {lists} 份，持有企业 {held} 家；回执 {receipts} 份；拒绝 {turned} 次"),
  HELP("say {commands}; a DAY is one of {days}", "可用命令：{commands}；DAY 可为 {days}"),
  NOT_DONE("not done: {detail}", "未执行：{detail}"),
  ENDED("the simulation ended", "模拟结束");

  private final String english;
  private final String chinese;

  Sight(String english, String chinese) {
    this.english = english;
    this.chinese = chinese;
  }

  String english() {
    return english;
  }

  String chinese() {
    return chinese;
  }
}
