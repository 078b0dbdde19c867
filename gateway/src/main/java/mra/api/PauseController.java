package mra.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import mra.clearance.PartnerPause;
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

  @PostMapping("/pause")
  @Operation(
      summary = "Stops recognition of the partner's operators at once; its lists still come in")
  PartnerPause pause(@PathVariable String id, @RequestBody Because why, Authentication who) {
    var pause = pauses.pause(recognised(id), why.required(), Holder.of(who).name());
    changed.run();
    return pause;
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
