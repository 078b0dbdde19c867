package mra.exchange;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.apache.camel.component.http.HttpClientConfigurer;
import org.apache.hc.client5.http.classic.ExecChain;
import org.apache.hc.client5.http.classic.ExecRuntime;
import org.apache.hc.client5.http.impl.classic.HttpClientBuilder;
import org.apache.hc.core5.http.ClassicHttpRequest;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.http.HttpException;
import org.apache.hc.core5.http.io.entity.HttpEntityWrapper;

/**
 * Cuts the connection when an answer is closed before its end. The client by itself would read on
 * to the end, however far that is, to use the connection again.
 */
final class HttpsAnswers implements HttpClientConfigurer {

  @Override
  public void configureHttpClient(HttpClientBuilder client) {
    client.addExecInterceptorFirst("cut", HttpsAnswers::proceed);
  }

  private static ClassicHttpResponse proceed(
      ClassicHttpRequest request, ExecChain.Scope scope, ExecChain chain)
      throws IOException, HttpException {
    var response = chain.proceed(request, scope);
    var entity = response.getEntity();
    if (entity != null) {
      response.setEntity(new Answer(entity, scope.execRuntime));
    }
    return response;
  }

  private static final class Answer extends HttpEntityWrapper {
    private final ExecRuntime connection;

    Answer(HttpEntity entity, ExecRuntime connection) {
      super(entity);
      this.connection = connection;
    }

    @Override
    public InputStream getContent() throws IOException {
      return new Content(super.getContent(), connection);
    }
  }

  private static final class Content extends FilterInputStream {
    private final ExecRuntime connection;
    private boolean ended;

    Content(InputStream in, ExecRuntime connection) {
      super(in);
      this.connection = connection;
    }

    @Override
    public int read() throws IOException {
      int octet = super.read();
      ended |= octet < 0;
      return octet;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int n = super.read(into, offset, length);
      ended |= n < 0;
      return n;
    }

    @Override
    public void close() throws IOException {
      if (!ended) {
        connection.discardEndpoint();
      }
      super.close();
    }
  }
}
