package mra.bench;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Objects;
import javax.xml.transform.stream.StreamSource;
import javax.xml.validation.Schema;
import net.sf.saxon.s9api.BuildingContentHandler;
import net.sf.saxon.s9api.DocumentBuilder;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.Xslt30Transformer;
import org.jspecify.annotations.Nullable;
import org.xml.sax.ContentHandler;
import org.xml.sax.SAXException;

/** XSLT 3.0 by Saxon-HE, one record at a time, the schema checked by the parser before. */
final class SaxonMapper implements RecordSplitter.Records {
  private final DocumentBuilder trees;
  private final Xslt30Transformer transformer;
  private final Digesting out;
  private @Nullable BuildingContentHandler tree;

  private SaxonMapper(DocumentBuilder trees, Xslt30Transformer transformer, Digesting out) {
    this.trees = trees;
    this.transformer = transformer;
    this.out = out;
  }

  static String digest(Path file, Schema schema) throws Exception {
    var saxon = new Processor(false);
    var source = new StreamSource(new StringReader(Store.resource("aeo-list.xsl")));
    var transformer = saxon.newXsltCompiler().compile(source).load30();
    var out = new Digesting();
    RecordSplitter.split(
        file, schema, new SaxonMapper(saxon.newDocumentBuilder(), transformer, out));
    return out.digest();
  }

  @Override
  public ContentHandler begin() throws SAXException {
    try {
      tree = trees.newBuildingContentHandler();
      return tree;
    } catch (SaxonApiException e) {
      throw new SAXException(e);
    }
  }

  @Override
  public void end() throws SAXException {
    try {
      var record = Objects.requireNonNull(tree).getDocumentNode();
      for (var line : transformer.applyTemplates(record)) {
        out.line(line.getUnderlyingValue().getStringValue());
      }
    } catch (SaxonApiException | IOException e) {
      throw new SAXException(e);
    }
  }
}
