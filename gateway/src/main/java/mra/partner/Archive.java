package mra.partner;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDateTime;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * Everything that one version of a partner is made of, as one zip file: the same parts give the
 * same bytes. Its SHA-256 is the version, so that anybody can check it with {@code sha256sum}.
 */
final class Archive {

  /** The earliest time a zip entry can bear; a constant, because times are no part of a version. */
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private final byte[] zip;

  private Archive(byte[] zip) {
    this.zip = zip;
  }

  /**
   * @param parts by name from the configuration's root
   */
  static Archive of(SortedMap<String, byte[]> parts) {
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      for (var part : parts.entrySet()) {
        write(part, zip);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new Archive(bytes.toByteArray());
  }

  /** Stored, not deflated: a deflater's output depends on its release. */
  private static void write(Map.Entry<String, byte[]> part, ZipOutputStream zip)
      throws IOException {
    var crc = new CRC32();
    crc.update(part.getValue());
    var entry = new ZipEntry(part.getKey());
    entry.setMethod(ZipEntry.STORED);
    entry.setTimeLocal(TIME);
    entry.setCrc(crc.getValue());
    entry.setSize(part.getValue().length);
    zip.putNextEntry(entry);
    zip.write(part.getValue());
    zip.closeEntry();
  }

  /** SHA-256, lower-case hex. */
  String version() {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(zip));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java platform has SHA-256", e);
    }
  }

  byte[] bytes() {
    return zip.clone();
  }
}
