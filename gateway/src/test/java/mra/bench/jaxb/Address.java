package mra.bench.jaxb;

import java.util.ArrayList;
import java.util.List;

/** l:address. */
public class Address {
  public List<String> line = new ArrayList<>();
  public String city;
  public String postcode;
  public String region;
  public String country;
}
