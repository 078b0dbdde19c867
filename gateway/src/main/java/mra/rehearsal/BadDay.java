package mra.rehearsal;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The ways in which a simulated administration misbehaves when it is told to. */
public enum BadDay {
  // Its list.
  SILENT(Mischief.HANGS, Promise.SILENT_SERVER),
  CUT(Mischief.CLOSES_MIDWAY, Promise.CUT_CONNECTION),
  WRONG_SIGNATURE(Mischief.WRONG_SIGNATURE, Promise.WRONG_SIGNATURE),
  STRANGER(Mischief.STRANGER, Promise.STRANGER),
  EXPIRED_CERTIFICATE(Mischief.EXPIRED_CERTIFICATE, Promise.EXPIRED_CERTIFICATE),
  NOT_FOR_US(Mischief.WRONG_RECIPIENT, Promise.NOT_FOR_US),
  NOT_SEALED(Mischief.UNSIGNED, Promise.NOT_SEALED),
  CUT_SHORT(Mischief.TRUNCATED, Promise.CUT_SHORT),
  SAME_ID(Promise.SAME_ID),
  WRONG_ORDER(Promise.WRONG_ORDER),
  OLD_NUMBER("a list whose number went back is held for two persons", "编号倒退的名单须经两人查看"),
  EMPTY(Promise.EMPTY_LIST),

  // What it makes of the gateway's list.
  REFUSES(Reception.REFUSES, Promise.OURS_REFUSED),
  NO_RECEIPT(Reception.NO_RECEIPT, Promise.OURS_UNANSWERED),
  FORGED_RECEIPT(Reception.WRONG_RECEIPT_SIGNATURE, Promise.OURS_WRONGLY_ANSWERED),
  OTHER_RECEIPT(Reception.RECEIPT_FOR_OTHER_CONTENT, Promise.OURS_WRONGLY_ANSWERED),
  WRONG_ROOT(Reception.WRONG_ROOT, Promise.OURS_TAKEN),
  BROKEN_OFF(Reception.CLOSES_AFTER_RECEIPT, Promise.OURS_BROKEN_OFF);

  private final @Nullable Mischief mischief;
  private final @Nullable Reception reception;
  private final String english;
  private final String chinese;

  BadDay(Promise promise) {
    this(null, null, promise.english(""), promise.chinese(""));
  }

  BadDay(Mischief mischief, Promise promise) {
    this(mischief, null, promise.english(""), promise.chinese(""));
  }

  BadDay(Reception reception, Promise promise) {
    this(null, reception, promise.english(""), promise.chinese(""));
  }

  BadDay(String english, String chinese) {
    this(null, null, english, chinese);
  }

  BadDay(
      @Nullable Mischief mischief, @Nullable Reception reception, String english, String chinese) {
    this.mischief = mischief;
    this.reception = reception;
    this.english = english;
    this.chinese = chinese;
  }

  /** By its word on the command line, for example {@code wrong-signature}. */
  public static Optional<BadDay> of(String word) {
    return Arrays.stream(values()).filter(day -> day.word().equals(word)).findFirst();
  }

  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** What is wrong with how its list is sealed or sent; null where that is not it. */
  @Nullable Mischief mischief() {
    return mischief;
  }

  /** How it receives; null where it is its own list that is bad. */
  @Nullable Reception reception() {
    return reception;
  }

  /** Needs a line between both, which a folder is not. */
  boolean isOfTheLine() {
    return this == SILENT || this == CUT;
  }

  /** Needs one message that is the list and its seal. */
  boolean isOfTheSeal() {
    return this == NOT_FOR_US || this == NOT_SEALED || this == CUT_SHORT;
  }

  /** What a gateway makes of it. */
  String english() {
    return english;
  }

  String chinese() {
    return chinese;
  }
}
