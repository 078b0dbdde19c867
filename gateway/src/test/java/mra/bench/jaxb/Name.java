package mra.bench.jaxb;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlValue;

/** l:name. */
public class Name {
  @XmlAttribute public String lang;
  @XmlValue public String text;
}
