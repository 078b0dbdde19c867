package mra.partner;

import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import javax.security.auth.x500.X500Principal;
import mra.partner.CertificateFile.Strength;
import mra.partner.TrustProfile.Suite;
import org.jspecify.annotations.Nullable;

/** Reads {@code trust} and the certificates it names. */
final class TrustReader {

  private static final String FOLDER = "certificates/";

  private final PartnerFolder folder;
  private final Optional<Instant> judgedAt;
  private final Findings findings;

  /**
   * @param judgedAt when the certificates must be valid; empty does not ask
   */
  TrustReader(PartnerFolder folder, Optional<Instant> judgedAt, Findings findings) {
    this.folder = folder;
    this.judgedAt = judgedAt;
    this.findings = findings;
  }

  /**
   * @param connected whether the partner is spoken to, so that its certificates must be there
   */
  @Nullable TrustProfile read(Section profile, boolean connected) {
    var trust = profile.in("trust");
    var held = new CertificateFolder(folder);
    if (judgedAt.isPresent()) {
      held.expectPublic(findings);
    }
    if (!trust.exists()) {
      return null;
    }
    var suite = suite(trust.text("suite", ""));
    var servers = certificates(trust.items("transport"), Strength.PUBLIC, connected);
    var pinned = certificates(trust.items("theirs"), Strength.of(suite), connected);
    var signers = signers(trust, pinned);
    boolean sends =
        trust.text("ours").isPresent()
            && (profile.in("push").exists() || profile.in("pull").exists());
    new SignerUses(trust, suite, held).judge(pinned, sends && judgedAt.isPresent());
    if (judgedAt.isPresent()) {
      new NamedSigners(trust, held.own()).judge(signers, servers);
    }
    return new TrustProfile(suite, signers, servers, trust.text("ours", ""));
  }

  private Signers signers(Section trust, List<X509Certificate> pinned) {
    var subjects = trust.items("subjects").stream().flatMap(TrustReader::subject).toList();
    if (subjects.isEmpty() && pinned.stream().anyMatch(each -> each.getBasicConstraints() >= 0)) {
      trust.warning(
          "theirs",
          "an authority is pinned, and whomever it certifies may sign lists",
          "name the partner's signers under subjects");
    }
    return new Signers(pinned, Set.copyOf(subjects));
  }

  private static Stream<X500Principal> subject(Section item) {
    try {
      return item.text().map(X500Principal::new).stream();
    } catch (IllegalArgumentException e) {
      item.error("'" + item.text().orElse("") + "' is no distinguished name (RFC 4514)");
      return Stream.empty();
    }
  }

  private static Suite suite(String text) {
    return switch (text) {
      case "ws-security" -> Suite.WS_SECURITY;
      case "cms-sm" -> Suite.CMS_SM;
      case "cms-ec" -> Suite.CMS_EC;
      case "cms-detached" -> Suite.CMS_DETACHED;
      default -> Suite.CMS_RSA;
    };
  }

  private List<X509Certificate> certificates(
      List<Section> names, Strength strength, boolean connected) {
    return names.stream()
        .flatMap(name -> certificates(name, strength, connected))
        .distinct()
        .toList();
  }

  private Stream<X509Certificate> certificates(Section item, Strength strength, boolean connected) {
    var name = item.text().orElse("");
    var files = folder.matching(name);
    if (files.isEmpty() && name.startsWith(FOLDER) && (connected || !name.contains("*"))) {
      item.error("there is no " + name + " in the partner's folder");
    }
    return files.stream()
        .map(file -> folder.find(file).orElseThrow())
        .flatMap(file -> new CertificateFile(file, strength, findings).read(judgedAt).stream());
  }
}
