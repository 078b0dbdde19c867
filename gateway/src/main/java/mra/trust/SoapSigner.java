package mra.trust;

import static mra.fault.Fault.SIGNER_UNKNOWN;

import java.util.List;
import mra.fault.Refused;
import org.apache.wss4j.dom.handler.RequestData;
import org.apache.wss4j.dom.validate.Credential;
import org.apache.wss4j.dom.validate.Validator;

/** Asked by WSS4J who signed, before it verifies the signature. */
final class SoapSigner implements Validator {
  private final Pins pins;
  private boolean known;

  SoapSigner(Pins pins) {
    this.pins = pins;
  }

  /** Whether the one signer was accepted. */
  boolean known() {
    return known;
  }

  @Override
  public Credential validate(Credential credential, RequestData request) {
    var certificates = credential.getCertificates();
    if (certificates == null || certificates.length == 0) {
      throw new Refused(SIGNER_UNKNOWN, "", "the SOAP message does not say who signed it");
    }
    if (known) {
      throw BerReader.malformed("the SOAP message has two signatures");
    }
    pins.accept(certificates[0], List.of(certificates));
    known = true;
    return credential;
  }
}
