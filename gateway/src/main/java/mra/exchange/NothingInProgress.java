package mra.exchange;

import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.support.service.ServiceSupport;

/**
 * Lets a second try of the same exchange fetch the same file again. Two exchanges of one partner
 * never run at the same time, so nothing else is in progress.
 */
final class NothingInProgress extends ServiceSupport implements IdempotentRepository {

  @Override
  public boolean add(String key) {
    return true;
  }

  @Override
  public boolean contains(String key) {
    return false;
  }

  @Override
  public boolean remove(String key) {
    return true;
  }

  @Override
  public boolean confirm(String key) {
    return true;
  }

  @Override
  public void clear() {
    // holds nothing
  }
}
