package mra.bench.jaxb;

import jakarta.xml.bind.annotation.XmlRootElement;
import java.util.ArrayList;
import java.util.List;

/** l:Operator. */
@XmlRootElement(name = "Operator")
public class Enterprise {
  public String eori;
  public List<Name> name = new ArrayList<>();
  public Address address;
  public List<String> role = new ArrayList<>();
  public List<Certificate> certificate = new ArrayList<>();
}
