package mra.partner;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.List;
import mra.fault.Fault;

/** All that lies in a partner's {@code certificates/}, whether its profile names it or not. */
final class CertificateFolder {
  static final String NAME = "certificates";

  private final PartnerFolder folder;

  /**
   * @param name as a profile would name it
   * @param text of the file, however it is encoded
   */
  private record Held(String name, Path file, String text) {
    List<X509Certificate> certificates() {
      return text.contains("BEGIN CERTIFICATE") && !holdsPrivateKey()
          ? X509.parse(text.getBytes(StandardCharsets.ISO_8859_1))
          : List.of();
    }

    boolean holdsPrivateKey() {
      return text.contains("PRIVATE KEY-----");
    }
  }

  /** A certificate that is no authority's, and the file that has it. */
  record Own(String file, X509Certificate certificate) {}

  CertificateFolder(PartnerFolder folder) {
    this.folder = folder;
  }

  private List<Held> held() {
    return folder.layers().list(folder.name(NAME)).stream()
        .map(name -> NAME + "/" + name)
        .flatMap(name ->
            folder
                .find(name)
                .filter(CertificateFolder::isSmall)
                .map(file -> new Held(name, file, text(file)))
                .stream())
        .toList();
  }

  List<Own> own() {
    return held().stream()
        .flatMap(file ->
            file.certificates().stream()
                .filter(each -> each.getBasicConstraints() < 0)
                .map(each -> new Own(file.name(), each)))
        .toList();
  }

  /** A key that somebody put there is known to all who see the files. */
  void expectPublic(Findings findings) {
    held().stream()
        .filter(Held::holdsPrivateKey)
        .forEach(file ->
            findings.error(
                new Place(file.file(), 1), Fault.PROFILE_INVALID, CertificateFile.PRIVATE));
  }

  private static boolean isSmall(Path file) {
    try {
      return Files.isRegularFile(file) && Files.size(file) <= CertificateFile.BYTES_MAX;
    } catch (IOException unreadable) {
      return false;
    }
  }

  private static String text(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException unreadable) {
      return "";
    }
  }
}
