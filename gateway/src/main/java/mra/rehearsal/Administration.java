package mra.rehearsal;

import java.time.ZoneId;
import java.util.Arrays;
import java.util.Optional;

/** The administrations played here; the name is the partner's id. */
public enum Administration {
  EU(10_000, "Europe/Brussels"),
  HK(90, "Asia/Hong_Kong"),
  MO(40, "Asia/Macau");

  private final long usualSize;
  private final ZoneId zone;

  Administration(long usualSize, String zone) {
    this.usualSize = usualSize;
    this.zone = ZoneId.of(zone);
  }

  /** Empty when the partner is not played here. */
  public static Optional<Administration> of(String partner) {
    return Arrays.stream(values()).filter(each -> each.name().equals(partner)).findFirst();
  }

  /** Operators in its register unless told otherwise. */
  public long usualSize() {
    return usualSize;
  }

  ZoneId zone() {
    return zone;
  }
}
