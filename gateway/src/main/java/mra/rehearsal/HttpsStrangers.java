package mra.rehearsal;

import com.github.tomakehurst.wiremock.client.ResponseDefinitionBuilder;
import com.github.tomakehurst.wiremock.extension.ResponseDefinitionTransformerV2;
import com.github.tomakehurst.wiremock.http.ResponseDefinition;
import com.github.tomakehurst.wiremock.stubbing.ServeEvent;

/** Turns away whoever asks for what is not here, or does not show the token. */
final class HttpsStrangers implements ResponseDefinitionTransformerV2 {
  static final String NAME = "strangers";

  private static final int UNAUTHORIZED = 401;

  private final Onlooker onlooker;

  HttpsStrangers(Onlooker onlooker) {
    this.onlooker = onlooker;
  }

  @Override
  public ResponseDefinition transform(ServeEvent event) {
    var request = event.getRequest();
    var token = request.containsHeader("Authorization") ? "the wrong token" : "no token";
    var path = request.getUrl().replaceFirst("\\?.*", "");
    onlooker.see(
        Sighting.of(Sight.TURNED_AWAY)
            .with("by", String.valueOf(request.getClientIp()))
            .with("detail", "%s %s with %s".formatted(request.getMethod(), path, token)));
    return new ResponseDefinitionBuilder().withStatus(UNAUTHORIZED).build();
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
