package mra.trust;

import static mra.fault.Fault.NOT_SIGNED;

import java.util.List;
import java.util.stream.Stream;
import mra.fault.Refused;
import org.apache.wss4j.dom.WSConstants;
import org.apache.wss4j.dom.WSDataRef;
import org.apache.wss4j.dom.engine.WSSecurityEngineResult;
import org.apache.wss4j.dom.handler.WSHandlerResult;
import org.apache.wss4j.dom.message.token.Timestamp;
import org.w3c.dom.Element;

/**
 * Which elements the signature and the encryption cover. Compared by identity, so that no element
 * moved elsewhere (signature wrapping) passes for the one that is read.
 */
final class SoapCoverage {
  private final List<WSSecurityEngineResult> results;

  SoapCoverage(WSHandlerResult result) {
    this.results = result.getResults();
  }

  Timestamp timestamp() {
    var all = of(WSConstants.TS).toList();
    if (all.size() == 1
        && all.getFirst().get(WSSecurityEngineResult.TAG_TIMESTAMP) instanceof Timestamp stamp) {
      return stamp;
    }
    throw new Refused(NOT_SIGNED, "", "the SOAP message has no time stamp");
  }

  /**
   * @param content whether it is the element's content that is encrypted
   */
  void require(Element element, boolean content) {
    var name = element.getLocalName();
    if (references(WSConstants.SIGN).noneMatch(each -> covers(each, element))) {
      throw new Refused(NOT_SIGNED, "", "the " + name + " is not signed");
    }
    if (references(WSConstants.ENCR)
        .noneMatch(each -> covers(each, element) && each.isContent() == content)) {
      throw new Refused(NOT_SIGNED, "", "the " + name + " is not encrypted");
    }
  }

  private static boolean covers(WSDataRef reference, Element element) {
    return element.isSameNode(reference.getProtectedElement());
  }

  private Stream<WSDataRef> references(int action) {
    return of(action)
        .map(each -> each.get(WSSecurityEngineResult.TAG_DATA_REF_URIS))
        .filter(List.class::isInstance)
        .flatMap(each -> ((List<?>) each).stream())
        .map(WSDataRef.class::cast);
  }

  private Stream<WSSecurityEngineResult> of(int action) {
    return results.stream()
        .filter(
            each -> Integer.valueOf(action).equals(each.get(WSSecurityEngineResult.TAG_ACTION)));
  }
}
