package mra.canonical;

/**
 * Whether the enterprise agreed that its record travels; EU consent is general and may be withdrawn
 * at any time.
 */
public enum Consent {
  GIVEN,
  WITHDRAWN
}
