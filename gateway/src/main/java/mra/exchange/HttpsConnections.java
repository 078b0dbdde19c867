package mra.exchange;

import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.client5.http.io.HttpClientConnectionManager;
import org.apache.hc.client5.http.ssl.DefaultClientTlsStrategy;
import org.apache.hc.core5.http.io.SocketConfig;
import org.apache.hc.core5.util.Timeout;

/** Connections that give up on a silent server in every phase, the TLS handshake included. */
final class HttpsConnections {

  private HttpsConnections() {}

  static HttpClientConnectionManager of(SSLContext tls, long silenceMillis) {
    var silence = Timeout.of(silenceMillis, TimeUnit.MILLISECONDS);
    return PoolingHttpClientConnectionManagerBuilder.create()
        .setTlsSocketStrategy(new DefaultClientTlsStrategy(tls))
        .setDefaultTlsConfig(TlsConfig.custom().setHandshakeTimeout(silence).build())
        .setDefaultSocketConfig(SocketConfig.custom().setSoTimeout(silence).build())
        .setDefaultConnectionConfig(
            ConnectionConfig.custom().setConnectTimeout(silence).setSocketTimeout(silence).build())
        .build();
  }
}
