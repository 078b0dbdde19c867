package mra.testing;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import org.slf4j.LoggerFactory;

/** What a class says in the log from now on, as {@code WARN text}. */
public final class Logged implements AutoCloseable {
  private final Logger logger;
  private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

  public Logged(Class<?> by) {
    this.logger = (Logger) LoggerFactory.getLogger(by);
    appender.start();
    logger.addAppender(appender);
  }

  /** From INFO on, oldest first. */
  public List<String> lines() {
    return List.copyOf(appender.list).stream()
        .filter(each -> each.getLevel().isGreaterOrEqual(Level.INFO))
        .map(each -> each.getLevel() + " " + each.getFormattedMessage())
        .toList();
  }

  @Override
  public void close() {
    logger.detachAppender(appender);
  }
}
