package mra.recognition;

public enum Outcome {
  RECOGNISED,
  NOT_RECOGNISED,
  /** No code was declared, so there is nothing to recognise. */
  NOT_APPLICABLE
}
