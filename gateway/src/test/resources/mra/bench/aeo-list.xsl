<xsl:stylesheet version="3.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:f="urn:f" xmlns:l="urn:mra:reference:eu:aeo-list:1"
    exclude-result-prefixes="#all">

  <xsl:function name="f:text" as="xs:string">
    <xsl:param name="value" as="xs:string?"/>
    <xsl:sequence select="if (empty($value)) then 'null' else '&quot;' || replace(replace($value, '\\', '\\\\'), '&quot;', '\\&quot;') || '&quot;'"/>
  </xsl:function>

  <xsl:function name="f:texts" as="xs:string">
    <xsl:param name="values" as="xs:string*"/>
    <xsl:sequence select="'[' || string-join($values ! f:text(.), ',') || ']'"/>
  </xsl:function>

  <xsl:function name="f:day" as="xs:string">
    <xsl:param name="value" as="xs:string?"/>
    <xsl:sequence select="if (empty($value)) then 'null' else '&quot;' || xs:date(substring($value, 7, 4) || '-' || substring($value, 4, 2) || '-' || substring($value, 1, 2)) || '&quot;'"/>
  </xsl:function>

  <xsl:variable name="standings" select="map{'valid': 'VALID', 'suspended': 'SUSPENDED', 'revoked': 'REVOKED', 'annulled': 'REVOKED', 'expired': 'EXPIRED'}"/>

  <xsl:template match="/" as="xs:string*">
    <xsl:apply-templates select="l:Operator/l:certificate"/>
  </xsl:template>

  <xsl:template match="l:certificate" as="xs:string">
    <xsl:sequence select="
      '{&quot;partner&quot;:&quot;EU&quot;,&quot;code&quot;:' || f:text(l:number)
      || ',&quot;identifiers&quot;:{&quot;EORI&quot;:' || f:text(../l:eori) || '}'
      || ',&quot;names&quot;:[' || string-join(../l:name ! ('{&quot;text&quot;:' || f:text(.) || ',&quot;lang&quot;:' || f:text(@lang) || '}'), ',') || ']'
      || ',&quot;address&quot;:' || f:address(../l:address)
      || ',&quot;programme&quot;:' || f:text(l:type)
      || ',&quot;roles&quot;:' || f:texts(sort(distinct-values(../l:role)))
      || ',&quot;standing&quot;:' || f:text($standings(string(l:status)))
      || ',&quot;standingSince&quot;:' || f:day(l:status/@since)
      || ',&quot;validFrom&quot;:' || f:day(l:effectiveDate)
      || ',&quot;validTo&quot;:' || f:day(l:expiryDate)
      || ',&quot;office&quot;:' || f:text(l:office)
      || ',&quot;consent&quot;:&quot;GIVEN&quot;}'"/>
  </xsl:template>

  <xsl:function name="f:address" as="xs:string">
    <xsl:param name="address" as="element()?"/>
    <xsl:sequence select="if (empty($address)) then 'null' else
      '{&quot;lines&quot;:' || f:texts($address/l:line) || ',&quot;city&quot;:' || f:text($address/l:city)
      || ',&quot;postcode&quot;:' || f:text($address/l:postcode) || ',&quot;region&quot;:' || f:text($address/l:region)
      || ',&quot;country&quot;:' || f:text($address/l:country) || '}'"/>
  </xsl:function>
</xsl:stylesheet>
