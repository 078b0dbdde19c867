package mra.trust;

import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.cms.KeyAgreeRecipientInfo;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.jspecify.annotations.Nullable;

/**
 * An envelope's entry for one recipient (RFC 5652 6.2).
 *
 * @param wrapped the content key
 * @param agreement what the wrapping key is agreed by; null where the content key was encrypted for
 *     the recipient's own key
 */
record Recipient(
    AlgorithmIdentifier algorithm,
    ASN1OctetString wrapped,
    @Nullable KeyAgreeRecipientInfo agreement) {}
