package mra.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import mra.exchange.LifeCycle;
import mra.fault.Fault;
import mra.fault.Refused;
import mra.journal.Lives;
import mra.partner.LifeState;
import mra.partner.PartnerProfile;
import mra.partner.Partners;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Two moves of a partner's life with doors of their own, for whoever is in a hurry. */
@RestController
@RequestMapping("/api/v1/partners/{id}")
@Tag(name = "partners")
public final class PauseController {
  private final Partners partners;
  private final Lives lives;
  private final LifeCycle cycle;

  public PauseController(Partners partners, Lives lives, LifeCycle cycle) {
    this.partners = partners;
    this.lives = lives;
    this.cycle = cycle;
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
          "Stops recognition of the partner's operators at once; its lists still come in; one that is paused already stays so for its first reason; 409 where clearance sees nothing of it anyway")
  PauseView pause(@PathVariable String id, @RequestBody Because why, Authentication who) {
    var mover = LifeController.mover(who);
    var moved = cycle.move(recognised(id), LifeState.PAUSED, why.required(), null, mover);
    var now = moved.now();
    return new PauseView(now.partner(), now.since(), now.by(), now.reason(), !moved.changed());
  }

  @PostMapping("/resume")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  @Operation(summary = "Lets recognition go on, by the newest list; 404 when it is not paused")
  void resume(@PathVariable String id, @RequestBody Because why, Authentication who) {
    var partner = recognised(id);
    var reason = why.required();
    if (lives.state(partner.id()) != LifeState.PAUSED) {
      throw new Refused(Fault.NOT_FOUND, partner.id(), "it is not paused");
    }
    cycle.move(partner, LifeState.LIVE, reason, null, LifeController.mover(who));
  }

  private PartnerProfile recognised(String id) {
    var partner = partners.byId(id);
    if (partner.own()) {
      throw new Refused(
          Fault.QUESTION_INVALID, id, "our own operators are never recognised, so nothing to stop");
    }
    return partner;
  }
}
