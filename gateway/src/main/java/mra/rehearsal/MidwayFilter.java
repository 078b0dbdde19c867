package mra.rehearsal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import jakarta.xml.ws.handler.MessageContext;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Lets an answer's beginning through, then has Tomcat drop the connection. */
final class MidwayFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private static final String LIMIT = MidwayFilter.class.getName();

  /** Breaks the connection once so many bytes of this answer went out. */
  static void limit(MessageContext context, long bytes) {
    if (context.get(MessageContext.SERVLET_REQUEST) instanceof HttpServletRequest request) {
      request.setAttribute(LIMIT, bytes);
    }
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    chain.doFilter(request, new Beginning(request, response));
    if (request.getAttribute(LIMIT) != null) {
      response.flushBuffer();
      // A failure after the first bytes went out leaves Tomcat nothing but to close.
      throw new IOException("The rehearsed connection breaks");
    }
  }

  private static final class Beginning extends HttpServletResponseWrapper {
    private final HttpServletRequest request;
    private @Nullable ServletOutputStream out;

    Beginning(HttpServletRequest request, HttpServletResponse response) {
      super(response);
      this.request = request;
    }

    @Override
    public ServletOutputStream getOutputStream() throws IOException {
      if (out == null) {
        var whole = super.getOutputStream();
        out = request.getAttribute(LIMIT) instanceof Long bytes ? new Cut(whole, bytes) : whole;
      }
      return out;
    }
  }

  private static final class Cut extends ServletOutputStream {
    private final ServletOutputStream out;
    private long left;

    Cut(ServletOutputStream out, long left) {
      this.out = out;
      this.left = left;
    }

    @Override
    public void write(int b) throws IOException {
      if (left-- > 0) {
        out.write(b);
      }
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
      if (left > 0) {
        out.write(bytes, offset, (int) Math.min(left, length));
      }
      left -= length;
    }

    @Override
    public boolean isReady() {
      return out.isReady();
    }

    @Override
    public void setWriteListener(WriteListener listener) {
      out.setWriteListener(listener);
    }

    /** The end of the answer is what the reader must not see. */
    @Override
    public void close() {}
  }
}
