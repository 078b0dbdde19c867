package mra.rehearsal;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.JSch;
import com.jcraft.jsch.JSchException;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import mra.canonical.ListHeader;
import mra.journal.Receipt;
import mra.journal.ReceiptXml;
import mra.mapping.Mappings;
import mra.partner.PartnerFiles;
import mra.partner.PartnerProfile;
import mra.partner.TrustProfile.Suite;
import mra.trust.KeyEntry;
import mra.trust.SealRecipe;
import mra.trust.Spool;
import mra.trust.Tls;
import mra.trust.Trust;
import org.jspecify.annotations.Nullable;

/** Writes, seals and sends our lists with the gateway's rooms, over each partner's protocol. */
final class OurSide {
  private static final Path PROJECT = Path.of("..");
  private static final Mappings MAPPINGS = Mappings.load(PROJECT, Optional.empty());
  private static final int PAGE_RECORDS = 2;

  private final Rehearsal rehearsal;
  private final Administration to;
  private final PartnerProfile profile;
  private final Trust trust;
  private final Path folder;

  OurSide(Rehearsal rehearsal, Administration to, Path folder) throws IOException {
    this.rehearsal = rehearsal;
    this.to = to;
    this.folder = folder;
    this.profile =
        PartnerFiles.load(PROJECT, Optional.of(rehearsal.overlay()), Map.of()).byId(to.name());
    this.trust =
        new Trust(rehearsal.keys(), Spool.in(folder.resolve("ours-" + to)), Clock.systemUTC());
  }

  /** The sealed pages; one where the partner knows none. */
  List<byte[]> sealed(TheirList list) throws IOException {
    return sealed(list, ours());
  }

  List<byte[]> sealed(TheirList list, KeyEntry signer) throws IOException {
    var header =
        new ListHeader(
            list.document(),
            list.type(),
            OptionalLong.of(list.sequence()),
            list.asOf(),
            OptionalLong.of(list.operators().size()));
    var plain = new ArrayList<ByteArrayOutputStream>();
    MAPPINGS.write(
        profile,
        to + "/cn-list",
        header,
        list.operators().iterator(),
        to == Administration.MO ? PAGE_RECORDS : 0,
        (page, pages) -> added(plain));
    var sealed = new ArrayList<byte[]>();
    for (var page : plain) {
      var wire = new ByteArrayOutputStream();
      trust.seal(recipe(signer), new ByteArrayInputStream(page.toByteArray()), wire);
      sealed.add(wire.toByteArray());
    }
    return sealed;
  }

  private static OutputStream added(List<ByteArrayOutputStream> pages) {
    pages.add(new ByteArrayOutputStream());
    return pages.getLast();
  }

  private KeyEntry ours() {
    var alias = to == Administration.MO ? FreshKeys.GATEWAY_SM : FreshKeys.GATEWAY_RSA;
    return rehearsal.keys().key(alias);
  }

  /** The EU's attachment is a plain cms-rsa one. */
  private SealRecipe recipe(KeyEntry signer) {
    var recipe = SealRecipe.to(Objects.requireNonNull(profile.trust()), signer);
    return to == Administration.EU
        ? new SealRecipe(Suite.CMS_RSA, recipe.mode(), signer, recipe.recipient())
        : recipe;
  }

  /** Their receipt, verified; empty when there is none. */
  Optional<Receipt> send(TheirList list) throws Exception {
    return send(list.document(), sealed(list));
  }

  Optional<Receipt> send(String document, List<byte[]> pages) throws Exception {
    var sealed =
        switch (to) {
          case EU -> union().submit(document, pages.getFirst(), pages.getFirst(), folder);
          case HK -> upload(document, pages.getFirst());
          case MO -> post(document, pages);
        };
    return sealed == null ? Optional.empty() : Optional.of(opened(sealed));
  }

  Receipt opened(byte[] sealed) {
    var signed = to == Administration.EU ? sealed : trust.decrypt(profile, sealed);
    return ReceiptXml.read(trust.verify(profile, signed).content());
  }

  UnionClient union() {
    return new UnionClient(rehearsal, profile);
  }

  private byte @Nullable [] upload(String document, byte[] sealed) throws Exception {
    try (var harbour = new Harbour()) {
      harbour.put("/incoming/", document, sealed);
      return harbour.get("/outgoing/receipts/" + document + ".p7m");
    }
  }

  private byte @Nullable [] post(String document, List<byte[]> pages) throws Exception {
    for (int page = 1; page < pages.size(); page++) {
      var answer = post(document, page, pages.size(), pages.get(page - 1));
      if (answer.statusCode() != 202) {
        throw new IOException("HTTP " + answer.statusCode());
      }
    }
    var answer = post(document, pages.size(), pages.size(), pages.getLast());
    return switch (answer.statusCode()) {
      case 200 -> answer.body();
      case 202 -> null;
      default -> throw new IOException("HTTP " + answer.statusCode());
    };
  }

  HttpResponse<byte[]> post(String document, int page, int pages, byte[] sealed) throws Exception {
    return post(
        "/aeo-lists",
        HttpRequest.newBuilder()
            .header("X-Document-Id", document)
            .header("X-Page", Integer.toString(page))
            .header("X-Total-Pages", Integer.toString(pages)),
        sealed);
  }

  private HttpResponse<byte[]> post(String path, HttpRequest.Builder request, byte[] body)
      throws Exception {
    var tls = Tls.client(null, Objects.requireNonNull(profile.trust()).transport());
    try (var client = HttpClient.newBuilder().sslContext(tls).build()) {
      return client.send(
          request
              .uri(URI.create(rehearsal.address(to).toString()).resolve(path))
              .header("Authorization", "Bearer " + secret("mo-token"))
              .header("Content-Type", "application/pkcs7-mime")
              .POST(BodyPublishers.ofByteArray(body))
              .build(),
          BodyHandlers.ofByteArray());
    }
  }

  /** Answers one of their lists. */
  void sendReceipt(Receipt receipt) throws Exception {
    sendReceipt(receipt, ours());
  }

  void sendReceipt(Receipt receipt, KeyEntry signer) throws Exception {
    var recipe = recipe(signer);
    var signed = trust.sign(recipe, ReceiptXml.write(receipt));
    switch (to) {
      case EU -> union().answer(receipt.document(), signed, folder);
      case HK -> {
        try (var harbour = new Harbour()) {
          harbour.put("/incoming/receipts/", receipt.document(), trust.encrypt(recipe, signed));
        }
      }
      case MO -> {
        var answer = post("/receipts", HttpRequest.newBuilder(), trust.encrypt(recipe, signed));
        if (answer.statusCode() != 204) {
          throw new IOException("HTTP " + answer.statusCode());
        }
      }
    }
  }

  private String secret(String name) throws IOException {
    return Files.readString(rehearsal.secrets().resolve(name));
  }

  Harbour harbour() throws Exception {
    return new Harbour();
  }

  /** Hong Kong's server. */
  final class Harbour implements AutoCloseable {
    private final Session session;
    private final ChannelSftp sftp;

    private Harbour() throws JSchException, IOException {
      var address = rehearsal.address(Administration.HK);
      var key = Objects.requireNonNull(profile.pull()).options().get("host-key");
      var jsch = new JSch();
      var hosts = "[%s]:%d %s".formatted(address.getHost(), address.getPort(), key);
      jsch.setKnownHosts(Files.writeString(folder.resolve("hosts"), hosts).toString());
      jsch.addIdentity(rehearsal.secrets().resolve("hk-sftp").toString());
      session = jsch.getSession(SftpPlaces.USUAL.user(), address.getHost(), address.getPort());
      session.connect(10_000);
      sftp = (ChannelSftp) session.openChannel("sftp");
      sftp.connect(10_000);
    }

    ChannelSftp sftp() {
      return sftp;
    }

    void put(String directory, String document, byte[] sealed) throws SftpException {
      var file = directory + document + ".p7m";
      sftp.put(new ByteArrayInputStream(sealed), file + ".part");
      sftp.rename(file + ".part", file);
    }

    byte @Nullable [] get(String file) throws SftpException {
      var out = new ByteArrayOutputStream();
      try {
        sftp.get(file, out);
      } catch (SftpException e) {
        if (e.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
          return null;
        }
        throw e;
      }
      return out.toByteArray();
    }

    @Override
    public void close() {
      session.disconnect();
    }
  }
}
