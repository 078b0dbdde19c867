package mra.bench.jaxb;

/** l:certificate. */
public class Certificate {
  public String number;
  public String type;
  public Status status;
  public String effectiveDate;
  public String expiryDate;
  public String office;
}
