package mra.rehearsal;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import org.jspecify.annotations.Nullable;

/** Answers with the page asked for; page 1 when none is named. */
final class PageDesk implements ResponseDefinitionTransformerV2, AutoCloseable {
  static final String NAME = "pages";

  private final Stall stall = new Stall();
  private final Paging paging;
  private final Onlooker onlooker;
  private volatile @Nullable Offer current;

  PageDesk(Paging paging, Onlooker onlooker) {
    this.paging = paging;
    this.onlooker = onlooker;
  }

  void offer(Offer offer) {
    current = offer;
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    var offer = current;
    int page = paging.page(event.getRequest());
    if (offer == null || page < 1 || page > offer.parts().size()) {
      return new ResponseDefinitionBuilder().withStatus(404).build();
    }
    try {
      return answer(event.getRequest(), offer, page);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ResponseDefinition answer(Request request, Offer offer, int page) throws IOException {
    var answer =
        new ResponseDefinitionBuilder()
            .withStatus(200)
            .withHeader("Content-Type", "application/pkcs7-mime")
            .withBody(Files.readAllBytes(offer.parts().get(page - 1)));
    paging.lead(answer, request, page, offer);
    switch (offer.mischief()) {
      case HANGS -> stall.here();
      case CLOSES_MIDWAY -> answer.withFault(Fault.MALFORMED_RESPONSE_CHUNK);
      default -> {
        if (page == offer.parts().size()) {
          onlooker.see(
              Sighting.of(Sight.FETCHED)
                  .with("document", offer.document())
                  .with("by", String.valueOf(request.getClientIp())));
        }
      }
    }
    return answer.build();
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public String getName() {
    return NAME;
  }

  @Override
  public void close() {
    stall.close();
  }
}
