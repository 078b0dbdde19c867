package mra.bench.jaxb;

import jakarta.xml.bind.annotation.XmlAttribute;
import jakarta.xml.bind.annotation.XmlValue;

/** l:status. */
public class Status {
  @XmlAttribute public String since;
  @XmlValue public String value;
}
