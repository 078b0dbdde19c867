package mra.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.HexFormat;
import java.util.regex.Pattern;
import mra.exchange.Entrance;
import mra.exchange.ServedLists;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.Partners;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Keys of partners' systems. The keys themselves never come here. */
@RestController
@RequestMapping("/api/v1/partners/{id}/keys/{name}")
@Tag(name = "keys")
public final class KeyController {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,49}");
  private static final Pattern SHA256 = Pattern.compile("[0-9a-f]{64}");

  private final Partners partners;
  private final AccessKeys keys;

  public KeyController(Partners partners, AccessKeys keys) {
    this.partners = partners;
    this.keys = keys;
  }

  /**
   * @param sha256 of a key of 256 random bits in base64url, lower-case hex
   */
  record Digest(@Nullable String sha256) {}

  @PutMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(
      summary =
          "Lets a system of the partner bring its lists and fetch ours; the key it had before opens nothing any more")
  void give(
      @PathVariable String id,
      @PathVariable String name,
      @RequestBody Digest key,
      Authentication who) {
    var system = system(id, name);
    var partner = partners.byId(id);
    if (!Entrance.isOpenTo(partner) && !ServedLists.isFor(partner)) {
      throw new Refused(
          Fault.QUESTION_INVALID, id, "this partner has no list to bring and fetches none");
    }
    var sha256 = key.sha256();
    if (sha256 == null || !SHA256.matcher(sha256).matches()) {
      throw new Refused(Fault.QUESTION_INVALID, "sha256", "it is 64 hexadecimal digits");
    }
    keys.admit(system, HexFormat.of().parseHex(sha256), Holder.of(who).name());
  }

  @DeleteMapping
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "The system's key opens nothing from now on; 404 when it has none")
  void revoke(@PathVariable String id, @PathVariable String name, Authentication who) {
    keys.retire(system(id, name), Holder.of(who).name());
  }

  private Holder system(String id, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new Refused(
          Fault.QUESTION_INVALID, "name", "it is at most 50 letters, digits, dots, - and _");
    }
    return Holder.of(partners.byId(id).id(), name);
  }
}
