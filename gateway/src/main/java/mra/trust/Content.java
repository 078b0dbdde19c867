package mra.trust;

import java.io.InputStream;

/** Opened content waiting to be read; kept in memory or in an encrypted spool, gone when closed. */
public interface Content extends AutoCloseable {

  /** 1, or the number of pages. */
  int parts();

  /**
   * A fresh stream over one part, from its beginning; may be asked again. Parts are counted from 0.
   */
  InputStream part(int index);

  /** Bytes over all parts. */
  long size();

  @Override
  void close();
}
