package mra.exchange;

import java.util.List;
import org.apache.cxf.message.Attachment;
import org.apache.cxf.message.Message;
import org.apache.cxf.phase.AbstractPhaseInterceptor;
import org.apache.cxf.phase.Phase;
import org.jspecify.annotations.Nullable;

/**
 * Puts a list beside the next envelope that goes out. CXF's client takes no attachments from the
 * request context unless the WSDL binds them.
 */
final class Attaching extends AbstractPhaseInterceptor<Message> {
  /** Of the thread that calls: two lists may leave at the same time. */
  private final ThreadLocal<@Nullable Attachment> next = new ThreadLocal<>();

  Attaching() {
    super(Phase.SETUP);
  }

  void next(Attachment attachment) {
    next.set(attachment);
  }

  @Override
  public void handleMessage(Message message) {
    var attachment = next.get();
    if (attachment != null) {
      message.setAttachments(List.of(attachment));
      next.remove();
    }
  }
}
