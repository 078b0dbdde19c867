package mra.trust;

import mra.partner.PartnerProfile;

/** A receipt whose signature and path held; only this package can make one. */
public sealed interface SignedReceipt permits VerifiedReceipt {

  PartnerProfile from();

  byte[] content();

  /** SHA-256 of the signer's certificate, lower-case hex. */
  String signer();

  /** The SignedData as it came, which is the evidence. */
  byte[] der();
}
