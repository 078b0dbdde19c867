package mra.rehearsal;

import java.io.IOException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.security.cert.X509Certificate;
import mra.trust.KeyRing;

/** What a partner's servers have keys for, and whom they let in. */
interface ServerKeys {
  /** By the names of {@link FreshKeys}. */
  KeyRing theirs();

  KeyPair sftpHost();

  /** The gateway's, which alone may log in. */
  PublicKey sftpClient();

  /** Who issued the gateway's certificate as a TLS client. */
  X509Certificate tlsClients();

  /** A secret of that name; made when there is none. */
  String token(String name) throws IOException;
}
