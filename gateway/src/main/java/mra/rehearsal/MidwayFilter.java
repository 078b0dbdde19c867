package mra.rehearsal;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpFilter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.util.OptionalLong;
import java.util.function.Supplier;

/** Lets an answer's beginning through, then has Tomcat drop the connection. */
final class MidwayFilter extends HttpFilter {
  private static final long serialVersionUID = 1L;

  private final transient Supplier<OptionalLong> limit;

  /**
   * @param limit bytes to let through; empty lets all of them
   */
  MidwayFilter(Supplier<OptionalLong> limit) {
    this.limit = limit;
  }

  @Override
  protected void doFilter(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    var bytes = limit.get();
    if (bytes.isEmpty()) {
      chain.doFilter(request, response);
      return;
    }
    chain.doFilter(request, new Beginning(response, bytes.getAsLong()));
    response.flushBuffer();
    // A failure after the first bytes went out leaves Tomcat nothing but to close.
    throw new IOException("The rehearsed connection breaks");
  }

  private static final class Beginning extends HttpServletResponseWrapper {
    private final ServletOutputStream out;

    Beginning(HttpServletResponse response, long bytes) throws IOException {
      super(response);
      out = new Cut(response.getOutputStream(), bytes);
    }

    @Override
    public ServletOutputStream getOutputStream() {
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
