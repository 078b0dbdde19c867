package mra.partner;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.stream.Collectors;
import javax.security.auth.x500.X500Principal;
import mra.partner.CertificateFolder.Own;
import mra.partner.SignerUses.Usage;

/**
 * Whether {@code subjects} name signers by what their certificates say: one letter is enough that
 * no list is believed. The signer's certificate comes with each list and need not be pinned, but
 * where it lies in the folder the names can be compared.
 */
final class NamedSigners {
  private final Section trust;
  private final List<Own> held;

  NamedSigners(Section trust, List<Own> held) {
    this.trust = trust;
    this.held = held;
  }

  void judge(Signers signers, List<X509Certificate> servers) {
    var unnamed =
        held.stream()
            .filter(each -> Usage.DIGITAL_SIGNATURE.in(each.certificate()))
            .filter(each -> !signers.pinned().contains(each.certificate()))
            .filter(each -> !servers.contains(each.certificate()))
            .map(each -> each.certificate().getSubjectX500Principal())
            .filter(subject -> !signers.subjects().contains(subject))
            .distinct()
            .toList();
    boolean authorityAlone =
        !signers.pinned().isEmpty()
            && signers.pinned().stream().noneMatch(Usage.DIGITAL_SIGNATURE::in);
    for (var item : trust.items("subjects")) {
      if (!isUnseen(item)) {
        continue;
      }
      var text = "no certificate in certificates/ has the subject '" + item.text().orElse("") + "'";
      if (!unnamed.isEmpty()) {
        item.wrong(text, "there is " + names(unnamed));
      } else if (authorityAlone) {
        trust.warning(
            "subjects", text, "put the signer's certificate there, so that the names are compared");
      }
    }
  }

  private boolean isUnseen(Section item) {
    try {
      var subject = new X500Principal(item.text().orElse(""));
      return held.stream()
          .noneMatch(each -> each.certificate().getSubjectX500Principal().equals(subject));
    } catch (IllegalArgumentException toldAsNoName) {
      return false;
    }
  }

  private static String names(List<X500Principal> subjects) {
    return subjects.stream()
        .map(subject -> "'" + subject.getName() + "'")
        .collect(Collectors.joining(", "));
  }
}
