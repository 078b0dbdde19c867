package mra.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.util.UUID;
import mra.exchange.Resends;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Brings an exchange on its way again. */
@RestController
@RequestMapping("/api/v1/exchanges/{id}")
@Tag(name = "partners")
public final class ResendController {
  private final Resends resends;
  private final Clock clock;

  public ResendController(Resends resends, Clock clock) {
    this.resends = resends;
    this.clock = clock;
  }

  @PostMapping("/resend")
  @Operation(
      summary =
          "Hands over a list of ours again, or takes a message again that failed or lies in quarantine, and waits for the end; the same ids, the same bytes; 409 when it is decided")
  ExchangeView resend(@PathVariable UUID id, @RequestBody Because why, Authentication who) {
    var ended = resends.resend(id, why.required(), Holder.of(who).name());
    return ExchangeView.of(ended, clock.instant());
  }
}
