package mra.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import mra.clearance.PartnerPauses;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.partner.Partners;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Stops recognition of a partner's operators, and lets it go on. */
@RestController
@RequestMapping("/api/v1/partners/{id}")
@Tag(name = "partners")
public final class PauseController {
  private final Partners partners;
  private final PartnerPauses pauses;
  private final Runnable changed;

  /**
   * @param changed returns when this node's answers know
   */
  public PauseController(Partners partners, PartnerPauses pauses, Runnable changed) {
    this.partners = partners;
    this.pauses = pauses;
    this.changed = changed;
  }

  /**
   * That a partner's operators are not recognised.
   *
   * @param already it was so before, and the first reason stays
   */
  record PauseView(String partner, Instant since, String by, String reason, boolean already) {}

  @PostMapping("/pause")
  @Operation(
      summary =
          "Stops recognition of the partner's operators at once; its lists still come in; one that is paused already stays so for its first reason")
  PauseView pause(@PathVariable String id, @RequestBody Because why, Authentication who) {
    var partner = recognised(id);
    boolean begins = pauses.pause(partner, why.required(), Holder.of(who).name());
    changed.run();
    return pauses
        .of(partner)
        .map(pause -> new PauseView(partner, pause.since(), pause.by(), pause.reason(), !begins))
        .orElseThrow(
            () -> new Refused(Fault.NOT_FOUND, partner, "it was resumed by somebody in between"));
  }

  @PostMapping("/resume")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Lets recognition go on, by the newest list; 404 when it is not paused")
  void resume(@PathVariable String id, @RequestBody Because why, Authentication who) {
    pauses.resume(recognised(id), why.required(), Holder.of(who).name());
    changed.run();
  }

  private String recognised(String id) {
    var partner = partners.byId(id);
    if (partner.own()) {
      throw new Refused(
          Fault.QUESTION_INVALID, id, "our own operators are never recognised, so nothing to stop");
    }
    return partner.id();
  }
}
