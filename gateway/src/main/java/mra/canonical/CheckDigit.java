package mra.canonical;

import java.util.Arrays;
import java.util.Optional;

/** Check digits of identifiers, each by the standard that defines it. */
public enum CheckDigit {
  /** Chinese organisation codes: eight characters and one that proves them. */
  GB_11714_1997("gb-11714-1997", 9) {
    @Override
    public char of(CharSequence body) {
      int digit = (11 - sum(body, ALPHANUMERIC, ORGANISATION_WEIGHTS) % 11) % 11;
      return digit == 10 ? 'X' : (char) ('0' + digit);
    }
  },
  /** Unified social credit codes, MOD 31-3; an organisation code that proves itself lies within. */
  GB_32100_2015("gb-32100-2015", 18) {
    @Override
    public char of(CharSequence body) {
      int digit = (31 - sum(body, CREDIT, CREDIT_WEIGHTS) % 31) % 31;
      return CREDIT.charAt(digit);
    }

    @Override
    public boolean holds(CharSequence text) {
      return super.holds(text) && GB_11714_1997.holds(text.subSequence(8, 17));
    }
  };

  private static final String ALPHANUMERIC = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
  private static final String CREDIT = "0123456789ABCDEFGHJKLMNPQRTUWXY";
  private static final int[] ORGANISATION_WEIGHTS = {3, 7, 9, 10, 5, 8, 4, 2};

  /** Powers of 3 modulo 31. */
  private static final int[] CREDIT_WEIGHTS = {
    1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28
  };

  private final String standard;
  private final int length;

  CheckDigit(String standard, int length) {
    this.standard = standard;
    this.length = length;
  }

  /** As mapping tables call it. */
  public String standard() {
    return standard;
  }

  public static Optional<CheckDigit> named(String standard) {
    return Arrays.stream(values()).filter(each -> each.standard.equals(standard)).findFirst();
  }

  /**
   * The last character of what begins so.
   *
   * @throws IllegalArgumentException where the standard has no such character
   */
  public abstract char of(CharSequence body);

  /** Whether a whole text proves itself. */
  public boolean holds(CharSequence text) {
    try {
      return text.length() == length
          && of(text.subSequence(0, length - 1)) == text.charAt(length - 1);
    } catch (IllegalArgumentException notOfTheStandard) {
      return false;
    }
  }

  private static int sum(CharSequence text, String alphabet, int[] weights) {
    int sum = 0;
    for (int i = 0; i < weights.length; i++) {
      int value = alphabet.indexOf(text.charAt(i));
      if (value < 0) {
        throw new IllegalArgumentException("'" + text.charAt(i) + "' is not used in it");
      }
      sum += value * weights[i];
    }
    return sum;
  }
}
