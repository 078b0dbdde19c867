package mra.exchange;

import jakarta.activation.DataSource;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/** A CMS file as an attachment. */
record SealedFile(Path file, String name) implements DataSource {
  @Override
  public InputStream getInputStream() throws IOException {
    return Files.newInputStream(file);
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
    return name;
  }
}
