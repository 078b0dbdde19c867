package mra.api;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import mra.clearance.DeadLetter;
import mra.clearance.DeadLetters;
import org.springframework.security.core.Authentication;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Messages that nobody could take: looked at, sent again, thrown away. */
@RestController
@RequestMapping("/api/v1/dead-letters")
@Tag(name = "dead letters")
public final class DeadLetterController {
  private final DeadLetters letters;

  public DeadLetterController(DeadLetters letters) {
    this.letters = letters;
  }

  @GetMapping
  @Operation(summary = "Where each was sent and why it lies here, never what it says")
  List<DeadLetter> all() {
    return letters.all();
  }

  @PostMapping("/{id}/resend")
  @Operation(summary = "Sends it again to the queue it came from")
  DeadLetter resend(@PathVariable long id, Authentication who) {
    return letters.resend(id, Holder.of(who).name());
  }

  @PostMapping("/{id}/drop")
  @Operation(summary = "Throws it away for good")
  DeadLetter drop(@PathVariable long id, @RequestBody Because why, Authentication who) {
    return letters.drop(id, why.required(), Holder.of(who).name());
  }
}
