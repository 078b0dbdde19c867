package mra.canonical;

/** How a re-validation job (认证作业) was decided, for now or for good. */
public enum JobOutcome {
  /** 通过: the enterprise meets the standard. */
  PASSED,
  /** 认证延期: there is more time; the authorisation stands as it did. */
  EXTENDED,
  /** 放弃高级认证: the enterprise gave its certification up. */
  ABANDONED,
  /** 终止认证: customs ended it. */
  TERMINATED;

  public boolean isFinal() {
    return this != EXTENDED;
  }
}
