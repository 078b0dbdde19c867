package mra.rehearsal;

import java.util.List;
import org.apache.cxf.interceptor.Interceptor;
import org.apache.cxf.message.Message;

/** What opens requests and seals replies. */
record EnvelopeSecurity(
    List<Interceptor<? extends Message>> in, List<Interceptor<? extends Message>> out) {
  static final EnvelopeSecurity NONE = new EnvelopeSecurity(List.of(), List.of());

  EnvelopeSecurity {
    in = List.copyOf(in);
    out = List.copyOf(out);
  }
}
