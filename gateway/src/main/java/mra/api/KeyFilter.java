package mra.api;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import mra.fault.Fault;
import mra.fault.Refused;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/** Turns {@code Authorization: Bearer KEY} into the key's holder. */
final class KeyFilter extends OncePerRequestFilter {
  private static final String SCHEME = "Bearer ";

  private final AccessKeys keys;

  KeyFilter(AccessKeys keys) {
    this.keys = keys;
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header != null && header.startsWith(SCHEME)) {
      try {
        keys.holderOf(header.substring(SCHEME.length()).strip()).ifPresent(KeyFilter::enter);
      } catch (DataAccessException away) {
        var unknown = new Refused(Fault.STORE_UNAVAILABLE, "", "nobody's key can be looked up");
        Problems.write(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, unknown);
        return;
      }
    }
    chain.doFilter(request, response);
  }

  private static void enter(Holder holder) {
    var roles =
        holder.roles().stream().map(role -> new SimpleGrantedAuthority("ROLE_" + role)).toList();
    var context = SecurityContextHolder.createEmptyContext();
    context.setAuthentication(
        UsernamePasswordAuthenticationToken.authenticated(holder, null, roles));
    SecurityContextHolder.setContext(context);
  }
}
