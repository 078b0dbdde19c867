package mra.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import mra.fault.Fault;
import mra.fault.Refused;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * How many requests of one partner are served at once. Each holds a thread for as long as the
 * partner takes to write or to read, and clearance is served by the same threads.
 */
final class PartnerPlaces extends OncePerRequestFilter {
  private static final int AT_ONCE_MAX = 10;

  private final Map<String, Semaphore> free = new ConcurrentHashMap<>();

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var who = SecurityContextHolder.getContext().getAuthentication();
    var partner = who == null ? null : Holder.of(who).partner();
    if (partner == null) {
      chain.doFilter(request, response);
      return;
    }
    var places = free.computeIfAbsent(partner, any -> new Semaphore(AT_ONCE_MAX));
    if (!places.tryAcquire()) {
      var full = new Refused(Fault.EXCHANGE_WAITING, partner, AT_ONCE_MAX + " requests are open");
      Problems.write(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, full);
      return;
    }
    try {
      chain.doFilter(request, response);
    } finally {
      places.release();
    }
  }
}
