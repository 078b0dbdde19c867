package mra.rehearsal;

import jakarta.activation.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A CMS file as an attachment.
 *
 * @param breaks whether it can be read to its half only
 */
record SealedFile(Path file, boolean breaks) implements DataSource {
  @Override
  public InputStream getInputStream() throws IOException {
    var in = Files.newInputStream(file);
    return breaks ? new BreakingStream(in, Files.size(file) / 2) : in;
  }

  @Override
  public OutputStream getOutputStream() throws IOException {
    throw new IOException("A sealed list is not written to");
  }

  @Override
  public String getContentType() {
    return "application/pkcs7-mime";
  }

  @Override
  public String getName() {
    return String.valueOf(file.getFileName());
  }
}
