package mra.mapping;

import java.io.IOException;
import java.io.OutputStream;

/** Where the pages of a document go, one after the other. */
public interface PageSink {
  /**
   * A stream for one page. It is closed when the page is complete, and when writing it failed: only
   * once the whole writing has returned do the pages make a document.
   *
   * @param page from 1
   */
  OutputStream page(int page, int pages) throws IOException;
}
