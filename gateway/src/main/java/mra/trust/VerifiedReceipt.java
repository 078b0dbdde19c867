package mra.trust;

import mra.partner.PartnerProfile;

/** Hands out copies, so that the proof stays what was proven. */
final class VerifiedReceipt implements SignedReceipt {
  private final PartnerProfile from;
  private final byte[] content;
  private final String signer;
  private final byte[] der;

  VerifiedReceipt(PartnerProfile from, byte[] content, String signer, byte[] der) {
    this.from = from;
    this.content = content.clone();
    this.signer = signer;
    this.der = der.clone();
  }

  @Override
  public PartnerProfile from() {
    return from;
  }

  @Override
  public byte[] content() {
    return content.clone();
  }

  @Override
  public String signer() {
    return signer;
  }

  @Override
  public byte[] der() {
    return der.clone();
  }
}
