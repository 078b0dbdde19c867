package mra.clearance;

import java.util.List;
import java.util.Map;
import mra.canonical.Name;
import mra.canonical.Operator;
import mra.canonical.XmlText;
import mra.clearance.xml.Address;
import mra.clearance.xml.Consent;
import mra.clearance.xml.Identifiers;
import mra.clearance.xml.Names;
import mra.clearance.xml.Roles;
import mra.clearance.xml.Standing;
import org.jspecify.annotations.Nullable;

/** The canonical record in its XML form. */
final class XmlOperator {

  private XmlOperator() {}

  static mra.clearance.xml.Operator of(Operator operator) {
    var xml = new mra.clearance.xml.Operator();
    xml.setPartner(operator.partner());
    xml.setCode(XmlText.of(operator.code().received()));
    xml.setIdentifiers(identifiers(operator.identifiers()));
    xml.setNames(names(operator.names()));
    xml.setAddress(address(operator.address()));
    xml.setProgramme(XmlText.of(operator.programme()));
    xml.setRoles(roles(operator.roles()));
    xml.setStanding(Standing.valueOf(operator.standing().name()));
    xml.setStandingSince(operator.standingSince());
    xml.setValidFrom(operator.validFrom());
    xml.setValidTo(operator.validTo());
    xml.setOffice(XmlText.orNull(operator.office()));
    var consent = operator.consent();
    xml.setConsent(consent == null ? null : Consent.valueOf(consent.name()));
    return xml;
  }

  private static Identifiers identifiers(Map<String, String> identifiers) {
    var xml = new Identifiers();
    identifiers.forEach((type, value) -> {
      var identifier = new Identifiers.Identifier();
      identifier.setType(type);
      identifier.setValue(XmlText.of(value));
      xml.getIdentifier().add(identifier);
    });
    return xml;
  }

  private static Names names(List<Name> names) {
    var xml = new Names();
    for (var name : names) {
      var one = new Names.Name();
      one.setValue(XmlText.of(name.text()));
      one.setLang(name.lang());
      xml.getName().add(one);
    }
    return xml;
  }

  private static @Nullable Address address(mra.canonical.@Nullable Address address) {
    if (address == null) {
      return null;
    }
    var xml = new Address();
    var lines = new Address.Lines();
    address.lines().forEach(line -> lines.getLine().add(XmlText.of(line)));
    xml.setLines(lines);
    xml.setCity(XmlText.orNull(address.city()));
    xml.setPostcode(XmlText.orNull(address.postcode()));
    xml.setRegion(XmlText.orNull(address.region()));
    xml.setCountry(XmlText.orNull(address.country()));
    return xml;
  }

  private static Roles roles(List<String> roles) {
    var xml = new Roles();
    xml.getRole().addAll(roles);
    return xml;
  }
}
