package mra.format;

import com.ctc.wstx.api.WstxInputProperties;
import com.ctc.wstx.stax.WstxInputFactory;
import com.ctc.wstx.stax.WstxOutputFactory;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import org.codehaus.stax2.XMLInputFactory2;

/** Woodstox without DTDs, entities, or anything else that reaches outside of the document. */
public final class XmlFactories {
  public static final WstxInputFactory IN = input();
  static final WstxOutputFactory OUT = new WstxOutputFactory();

  private static final int ATTRIBUTES_MAX = 100;
  private static final int ATTRIBUTE_CHARS_MAX = 2 << 20;

  private static final int BUFFER_CHARS = 16 << 10;

  private XmlFactories() {}

  private static WstxInputFactory input() {
    var factory = new WstxInputFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, false);
    // Every text is looked at anyway, and a failure in the middle of one must not come unchecked.
    factory.setProperty(WstxInputProperties.P_LAZY_PARSING, false);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTES_PER_ELEMENT, ATTRIBUTES_MAX);
    factory.setProperty(WstxInputProperties.P_MAX_ATTRIBUTE_SIZE, ATTRIBUTE_CHARS_MAX);
    // Names are compared for every element: mostly by address, when both sides are interned.
    factory.setProperty(XMLInputFactory2.P_INTERN_NAMES, true);
    factory.setProperty(XMLInputFactory2.P_INTERN_NS_URIS, true);
    factory.setProperty(WstxInputProperties.P_INPUT_BUFFER_LENGTH, BUFFER_CHARS);
    factory.setXMLResolver((publicId, systemId, base, namespace) -> {
      throw new XMLStreamException("external references are never followed");
    });
    return factory;
  }
}
