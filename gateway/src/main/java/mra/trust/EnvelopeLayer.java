package mra.trust;

import java.io.IOException;
import java.io.OutputStream;
import mra.trust.SealRecipe.Mode;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.cms.CMSAuthEnvelopedDataStreamGenerator;
import org.bouncycastle.cms.CMSEnvelopedDataStreamGenerator;
import org.bouncycastle.cms.CMSException;
import org.bouncycastle.cms.jcajce.JceCMSContentEncryptorBuilder;
import org.bouncycastle.operator.OutputAEADEncryptor;
import org.bouncycastle.operator.OutputEncryptor;

/** EnvelopedData (RFC 5652 6) or AuthEnvelopedData (RFC 5083) around what is written. */
final class EnvelopeLayer {
  private static final int BUFFER_BYTES = 64 * 1024;

  private final SealRecipe recipe;
  private final CmsAlgorithms algorithms;

  EnvelopeLayer(SealRecipe recipe, CmsAlgorithms algorithms) {
    this.recipe = recipe;
    this.algorithms = algorithms;
  }

  /** The envelope ends when the stream is closed, which leaves {@code wire} open. */
  OutputStream over(OutputStream wire) throws IOException {
    algorithms.requireKey(recipe.mustBeFor().getPublicKey());
    try {
      return recipe.mode() == Mode.CBC ? cbc(wire) : gcm(wire);
    } catch (CMSException e) {
      throw new IOException("cannot encrypt", e);
    }
  }

  private OutputStream cbc(OutputStream wire) throws CMSException, IOException {
    var generator = new CMSEnvelopedDataStreamGenerator();
    generator.setBufferSize(BUFFER_BYTES);
    generator.addRecipientInfoGenerator(algorithms.recipient(recipe.mustBeFor()));
    return generator.open(wire, encryptor(algorithms.block().cbc()));
  }

  private OutputStream gcm(OutputStream wire) throws CMSException, IOException {
    var generator = new CMSAuthEnvelopedDataStreamGenerator();
    generator.setBufferSize(BUFFER_BYTES);
    generator.addRecipientInfoGenerator(algorithms.recipient(recipe.mustBeFor()));
    return generator.open(wire, (OutputAEADEncryptor) encryptor(algorithms.block().gcm()));
  }

  private OutputEncryptor encryptor(ASN1ObjectIdentifier algorithm) throws CMSException {
    var block = algorithms.block();
    var builder = new JceCMSContentEncryptorBuilder(algorithm, block.keyBytes() * 8);
    if (block.provider() != null) {
      builder.setProvider(block.provider());
    }
    return builder.build();
  }
}
