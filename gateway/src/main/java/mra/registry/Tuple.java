package mra.registry;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.List;
import mra.canonical.Code;
import mra.canonical.Operator;
import mra.canonical.SetAside;
import mra.fault.Fault;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/**
 * One record as a binary COPY tuple. The canonical fields are the row, the input of its hash and
 * the wire form at once, so their order never changes.
 */
final class Tuple {
  static final byte[] HEADER = {
    'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xFF, '\r', '\n', 0, 0, 0, 0, 0, 0, 0, 0, 0
  };
  static final byte[] TRAILER = {(byte) 0xFF, (byte) 0xFF};

  /** The canonical columns of operator_version, in order. */
  static final String CANONICAL =
      """
      code, code_received, identifiers, names, name_langs, address_lines, city, postcode, region, \
      country, programme, roles, standing, standing_since, valid_from, valid_to, office, consent\
      """;

  /**
   * The staging table: what a set-aside record cannot say stays null. It is not unlogged, because a
   * partner's first one is there to stay.
   */
  static final String TABLE =
      """
      create table %s (
        code text collate "C", code_received text, identifiers text[], names text[],
        name_langs text[], address_lines text[], city text, postcode text, region text,
        country text, programme text, roles text[], standing standing, standing_since date,
        valid_from date, valid_to date, office text, consent consent,
        row_hash bytea, kind "char", record bigint, in_force_from timestamptz)
      """;

  private static final int FIELDS = 22;
  private static final int BEFORE_STANDING = 11;
  private static final int AFTER_STANDING_SINCE = 5;

  /** A good record, one set aside, and an operator known to be missing from the list. */
  private static final byte[] LISTED = {'L'};

  private static final byte[] SET_ASIDE = {'S'};
  private static final byte[] MISSING = {'M'};

  /** Far above any programme's codes, far below what an index entry holds. */
  private static final int CODE_MAX_BYTES = 200;

  private static final int COUNT_BYTES = 2;
  private static final int LENGTH_BYTES = 4;
  private static final int HASH_BYTES = 32;

  /** What follows the hash: kind, record number and instant with their lengths. */
  private static final int AFTER_HASH_BYTES = LENGTH_BYTES + 1 + 2 * (LENGTH_BYTES + 8);

  private final MessageDigest sha256 = sha256();

  /** Whether a code fits the index and holds nothing that PostgreSQL does not store. */
  static boolean isStorable(Code code) {
    var text = code.normalised();
    return text.indexOf('\0') < 0 && text.getBytes(StandardCharsets.UTF_8).length <= CODE_MAX_BYTES;
  }

  /** Where the code of a tuple begins. */
  static int code(int tuple) {
    return tuple + COUNT_BYTES + LENGTH_BYTES;
  }

  static int codeLength(int tuple, CopyBuffer in) {
    return in.int32At(tuple + COUNT_BYTES);
  }

  /** Where the hash of the operator just written begins. */
  static int hash(CopyBuffer in) {
    return in.size() - AFTER_HASH_BYTES - HASH_BYTES;
  }

  /**
   * @param record 1-based place in the list
   * @param inForceFrom microseconds since 1970
   * @throws Refused when the record is none that can be stored
   */
  void write(Operator operator, long record, long inForceFrom, CopyBuffer out) {
    if (!isStorable(operator.code())) {
      throw new Refused(Fault.VALUE_INVALID, "", "the code is too long or holds U+0000");
    }
    out.int16(FIELDS);
    int start = out.size();
    canonical(operator, out);
    out.digest(start, sha256);
    out.binary(LISTED);
    out.int64(record);
    out.instant(inForceFrom);
  }

  void write(SetAside setAside, Code code, long record, CopyBuffer out) {
    out.int16(FIELDS);
    out.text(code.normalised());
    nulls(BEFORE_STANDING, out);
    out.text(setAside.standing() == null ? null : setAside.standing().name());
    out.date(setAside.standingSince());
    nulls(AFTER_STANDING_SINCE, out);
    out.binary(SET_ASIDE);
    out.int64(record);
    nulls(1, out);
  }

  /**
   * @param record 1-based place in the list; 0 where it is missing from all of it
   */
  static void writeMissing(byte[] code, long record, CopyBuffer out) {
    out.int16(FIELDS);
    out.binary(code);
    nulls(FIELDS - 4, out);
    out.binary(MISSING);
    out.int64(record);
    nulls(1, out);
  }

  private static void canonical(Operator operator, CopyBuffer out) {
    out.text(operator.code().normalised());
    out.text(operator.code().received());
    out.texts(identifiers(operator));
    out.texts(names(operator));
    out.texts(langs(operator));
    address(operator, out);
    out.text(operator.programme());
    out.texts(operator.roles());
    out.text(operator.standing().name());
    out.date(operator.standingSince());
    out.date(operator.validFrom());
    out.date(operator.validTo());
    out.text(operator.office());
    out.text(operator.consent() == null ? null : operator.consent().name());
  }

  private static void address(Operator operator, CopyBuffer out) {
    var address = operator.address();
    out.texts(address == null ? null : address.lines());
    out.text(address == null ? null : address.city());
    out.text(address == null ? null : address.postcode());
    out.text(address == null ? null : address.region());
    out.text(address == null ? null : address.country());
  }

  static List<String> identifiers(Operator operator) {
    var all = new ArrayList<String>(operator.identifiers().size());
    operator.identifiers().forEach((type, value) -> all.add(type + ':' + value));
    return all;
  }

  private static List<String> names(Operator operator) {
    var all = new ArrayList<String>(operator.names().size());
    operator.names().forEach(name -> all.add(name.text()));
    return all;
  }

  private static List<@Nullable String> langs(Operator operator) {
    var all = new ArrayList<@Nullable String>(operator.names().size());
    operator.names().forEach(name -> all.add(name.lang()));
    return all;
  }

  private static void nulls(int count, CopyBuffer out) {
    for (int i = 0; i < count; i++) {
      out.text(null);
    }
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
