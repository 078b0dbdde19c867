package mra.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import mra.fault.Fault;
import mra.fault.Refused;
import org.springframework.http.HttpMethod;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.access.intercept.RequestAuthorizationContext;

/** Which role opens which door. What is not named here is closed. */
public final class Doors {

  private Doors() {}

  public static SecurityFilterChain chain(HttpSecurity http, AccessKeys keys) throws Exception {
    return http.csrf(AbstractHttpConfigurer::disable) // no cookies, so nothing to forge
        .sessionManagement(
            session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .addFilterBefore(new KeyFilter(keys), AuthorizationFilter.class)
        .addFilterAfter(new PartnerPlaces(), AuthorizationFilter.class)
        .authorizeHttpRequests(doors ->
            doors
                .requestMatchers(
                    "/actuator/health", "/actuator/health/liveness", "/actuator/health/readiness")
                .permitAll()
                .requestMatchers("/actuator/**")
                .hasAnyRole("OPERATOR", "ADMIN", "AUDITOR")
                .requestMatchers("/api/openapi.json")
                .hasAnyRole("OPERATOR", "ADMIN", "AUDITOR", "CLEARANCE")
                .requestMatchers(
                    HttpMethod.POST,
                    "/api/v1/partners/{partner}/lists",
                    "/api/v1/partners/{partner}/receipts",
                    "/exchange/{partner}")
                .access((who, door) -> new AuthorizationDecision(isOf(who.get(), door)))
                .requestMatchers(HttpMethod.GET, "/api/v1/partners/{partner}/list")
                .access((who, door) -> new AuthorizationDecision(isOf(who.get(), door)))
                .requestMatchers(HttpMethod.POST, "/api/v1/recognitions")
                .hasAnyRole("CLEARANCE", "OPERATOR", "AUDITOR")
                .requestMatchers(
                    HttpMethod.POST, "/api/v1/exchanges/*/release", "/api/v1/exchanges/*/refuse")
                .hasRole("OPERATOR")
                .requestMatchers(HttpMethod.PUT, "/api/v1/accounts/*")
                .hasRole("ADMIN")
                .requestMatchers(HttpMethod.POST, "/api/v1/accounts/*/revoke")
                .hasRole("ADMIN")
                .requestMatchers("/api/v1/snapshot")
                .hasAnyRole("CLEARANCE", "AUDITOR")
                .requestMatchers(HttpMethod.GET, "/api/v1/benefits")
                .hasAnyRole("CLEARANCE", "OPERATOR", "ADMIN", "AUDITOR")
                .requestMatchers("/api/v1/near-misses")
                .hasAnyRole("OPERATOR", "CLEARANCE")
                .requestMatchers(HttpMethod.POST, "/api/v1/partners/*/repairs")
                .hasRole("OPERATOR")
                .requestMatchers(HttpMethod.GET, "/api/v1/**")
                .hasAnyRole("OPERATOR", "ADMIN", "AUDITOR")
                .requestMatchers(
                    HttpMethod.POST,
                    "/api/v1/partners/*/exchanges",
                    "/api/v1/partners/*/imports",
                    "/api/v1/exchanges/*/resend")
                .hasRole("OPERATOR")
                .requestMatchers(
                    HttpMethod.POST,
                    "/api/v1/partners/*/pause",
                    "/api/v1/partners/*/resume",
                    "/api/v1/partners/*/life")
                .hasAnyRole("OPERATOR", "ADMIN")
                .requestMatchers(
                    HttpMethod.POST,
                    "/api/v1/partners/*/versions",
                    "/api/v1/partners/*/versions/activate")
                .hasRole("ADMIN")
                .requestMatchers(HttpMethod.POST, "/api/v1/partners/*/versions/rollback")
                .hasAnyRole("OPERATOR", "ADMIN")
                .requestMatchers(HttpMethod.POST, "/api/v1/dead-letters/*/resend")
                .hasRole("OPERATOR")
                .requestMatchers(
                    HttpMethod.POST, "/api/v1/dead-letters/*/drop", "/api/v1/partners/*/purge")
                .hasRole("ADMIN")
                .requestMatchers(HttpMethod.PUT, "/api/v1/partners/*/keys/*")
                .hasRole("ADMIN")
                .requestMatchers(HttpMethod.DELETE, "/api/v1/partners/*/keys/*")
                .hasRole("ADMIN")
                .anyRequest()
                .denyAll())
        .exceptionHandling(no ->
            no.authenticationEntryPoint((request, response, why) ->
                    refuse(response, 401, "no known key came with the request"))
                .accessDeniedHandler((request, response, why) ->
                    refuse(response, 403, "the key's roles do not open this door")))
        .build();
  }

  /** Whether the key is of the partner at whose door it is shown. */
  private static boolean isOf(Authentication who, RequestAuthorizationContext door) {
    var partner = Holder.of(who).partner();
    return partner != null && partner.equals(door.getVariables().get("partner"));
  }

  private static void refuse(HttpServletResponse response, int status, String detail)
      throws IOException {
    Problems.write(response, status, new Refused(Fault.NOT_ALLOWED, "", detail));
  }
}
