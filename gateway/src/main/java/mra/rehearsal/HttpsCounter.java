package mra.rehearsal;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.Fault;
import com.github.tomakehurst.wiremock.http.Request;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;
import java.io.IOException;
import java.io.UncheckedIOException;
import mra.fault.Refused;
import org.jspecify.annotations.Nullable;

/** Takes pages of our lists and our receipts in. */
final class HttpsCounter implements ResponseDefinitionTransformerV2 {
  static final String NAME = "counter";

  private static final int PAGES_MAX = 10_000;
  private static final int BODY_MAX = 16 << 20;
  private static final int ACCEPTED = 202;
  private static final int NO_CONTENT = 204;
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int TOO_LARGE = 413;
  private static final int UNAVAILABLE = 503;

  private final PageDrawer drawer;
  private volatile @Nullable Counter current;

  HttpsCounter(PageDrawer drawer) {
    this.drawer = drawer;
  }

  void receive(Counter counter) {
    current = counter;
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    var request = event.getRequest();
    var counter = current;
    if (counter == null) {
      return status(UNAVAILABLE);
    }
    if (request.getBody().length > BODY_MAX) {
      return status(TOO_LARGE);
    }
    try {
      return request.getUrl().startsWith(HttpsServer.RECEIPTS)
          ? receipt(counter, request)
          : page(counter, request);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ResponseDefinition receipt(Counter counter, Request request) throws IOException {
    var receipts = counter.receipts();
    if (receipts.breaks(Break.BEFORE)) {
      return broken();
    }
    if (receipts.breaks(Break.DURING)) {
      return new ResponseDefinitionBuilder().withFault(Fault.MALFORMED_RESPONSE_CHUNK).build();
    }
    try {
      receipts.take(request.getBody());
      return receipts.breaks(Break.AFTER) ? broken() : status(NO_CONTENT);
    } catch (Refused notOurs) {
      return status(FORBIDDEN);
    }
  }

  private ResponseDefinition page(Counter counter, Request request) throws IOException {
    var document = request.getHeader("X-Document-Id");
    int page = number(request, "X-Page");
    int pages = number(request, "X-Total-Pages");
    if (!DocumentId.isOne(document) || page < 1 || page > pages || pages > PAGES_MAX) {
      return status(BAD_REQUEST);
    }
    if (counter.lists().breaksBefore()) {
      return broken();
    }
    var whole = drawer.put(document, page, pages, request.getBody());
    if (whole.isEmpty()) {
      return status(ACCEPTED);
    }
    try {
      var receipt = counter.lists().take(document, whole.get());
      if (counter.lists().breaksAfter()) {
        return broken();
      }
      return receipt.map(HttpsCounter::answer).orElseGet(() -> status(ACCEPTED));
    } catch (Refused notOurs) {
      drawer.clear(document, pages);
      return status(FORBIDDEN);
    }
  }

  private static ResponseDefinition answer(byte[] receipt) {
    return new ResponseDefinitionBuilder()
        .withStatus(200)
        .withHeader("Content-Type", "application/pkcs7-mime")
        .withBody(receipt)
        .build();
  }

  private static ResponseDefinition broken() {
    return new ResponseDefinitionBuilder().withFault(Fault.EMPTY_RESPONSE).build();
  }

  private static ResponseDefinition status(int status) {
    return new ResponseDefinitionBuilder().withStatus(status).build();
  }

  /** 0 when the header does not hold a number. */
  private static int number(Request request, String header) {
    var text = request.getHeader(header);
    return text != null && text.matches("[0-9]{1,9}") ? Integer.parseInt(text) : 0;
  }

  @Override
  public boolean applyGlobally() {
    return false;
  }

  @Override
  public String getName() {
    return NAME;
  }
}
