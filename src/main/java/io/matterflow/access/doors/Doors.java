package io.matterflow.access.doors;

import io.matterflow.access.Logins;
import io.matterflow.audit.AuditTrail;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.rest.ProblemDocuments;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.SessionManagementConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.ExceptionTranslationFilter;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.www.BasicAuthenticationFilter;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The doors of the house, each with its lock. {@code /api} takes a password or the session of Tasklist,
 * {@code /engine-rest} a password, {@code /camunda} looks after itself; a few pages are open, and whatever is not named
 * here is shut.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class Doors {

  /** Nobody does that from outside; without an instruction the engine would not even ask who it is. */
  private static boolean movesACaseOn(HttpServletRequest request) {
    return request.getRequestURI().contains("/modification");
  }

  private static final String PAGES_BELONG_TO_US = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
      + "object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

  private final Logins logins;
  private final ProblemDocuments problems;
  private final Refusals refusals;
  private final EnginePasswords passwords;
  private final AuditTrail audit;
  private final ApplicationEventPublisher events;

  Doors(
      Logins logins,
      ProblemDocuments problems,
      Refusals refusals,
      EnginePasswords passwords,
      AuditTrail audit,
      ApplicationEventPublisher events) {
    this.logins = logins;
    this.problems = problems;
    this.refusals = refusals;
    this.passwords = passwords;
    this.audit = audit;
    this.events = events;
  }

  @Bean
  @Order(1)
  SecurityFilterChain api(HttpSecurity http) throws Exception {
    return stateless(http.securityMatcher(at("/api/**")))
        .addFilterBefore(new CrossSiteWrites(problems), BasicAuthenticationFilter.class)
        .addFilterBefore(new TasklistSession(logins, problems), BasicAuthenticationFilter.class)
        .authorizeHttpRequests(requests -> requests
            .requestMatchers(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/api/passwords"))
            .permitAll()
            .requestMatchers(PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/api/webhooks/*"))
            .permitAll()
            .anyRequest().authenticated())
        .build();
  }

  @Bean
  @Order(2)
  SecurityFilterChain engineRest(HttpSecurity http, IdentityService identities) throws Exception {
    return stateless(http.securityMatcher(at("/engine-rest/**")))
        .addFilterBefore(new CrossSiteWrites(problems), BasicAuthenticationFilter.class)
        .addFilterBefore(new TrailOfTheEngine(audit, events, "/engine-rest", request -> signedIn()),
            ExceptionTranslationFilter.class)
        .addFilterAfter(new EngineIdentity(identities), AuthorizationFilter.class)
        .addFilterAfter(new NoEngineMetrics(problems), AuthorizationFilter.class)
        .authorizeHttpRequests(requests -> requests
            .requestMatchers(Doors::movesACaseOn).denyAll()
            .anyRequest().authenticated())
        .build();
  }

  /** Camunda brings its own session, XSRF cookie and content policy. */
  @Bean
  @Order(3)
  SecurityFilterChain webapps(HttpSecurity http) throws Exception {
    return http.securityMatcher(at("/camunda/**"))
        .csrf(AbstractHttpConfigurer::disable)
        .headers(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .sessionManagement(Doors::leaveSessionsAlone)
        .exceptionHandling(refused -> refused.accessDeniedHandler(refusals).authenticationEntryPoint(refusals))
        .addFilterBefore(new TrailOfTheEngine(audit, events, "/camunda/api/engine/engine/default",
            request -> TasklistSession.user(request).flatMap(logins::actor)), ExceptionTranslationFilter.class)
        .addFilterBefore(new TasklistOnly(logins, problems), AuthorizationFilter.class)
        .addFilterAfter(new ModestQueues(), AuthorizationFilter.class)
        .addFilterAfter(new OwnNonce(), AuthorizationFilter.class)
        .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
        .build();
  }

  @Bean
  @Order(4)
  SecurityFilterChain everythingElse(HttpSecurity http, Environment environment) throws Exception {
    return stateless(http)
        .headers(headers -> headers.contentSecurityPolicy(policy -> policy.policyDirectives(PAGES_BELONG_TO_US)))
        .authorizeHttpRequests(requests -> requests
            .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.ASYNC).permitAll()
            .requestMatchers(reading("/actuator/health/**")).permitAll()
            .requestMatchers(at("/actuator/**")).hasAnyRole(Role.SYSTEM.name(), Role.BILLING_ADMIN.name())
            .requestMatchers(openToAll()).permitAll()
            .requestMatchers(request -> is("demo", environment) && at("/demo/**").matches(request)).permitAll()
            .requestMatchers(request -> takesPayments(environment) && at("/pay/**").matches(request)).permitAll()
            .anyRequest().denyAll())
        .build();
  }

  private static Optional<Actor> signedIn() {
    return SecurityContextHolder.getContext().getAuthentication() instanceof SignedIn caller
        ? Optional.of(caller.actor())
        : Optional.empty();
  }

  private HttpSecurity stateless(HttpSecurity http) throws Exception {
    return http
        .csrf(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .formLogin(AbstractHttpConfigurer::disable)
        .sessionManagement(Doors::leaveSessionsAlone)
        .authenticationProvider(passwords)
        .httpBasic(basic -> basic.authenticationEntryPoint(refusals))
        .exceptionHandling(refused -> refused.accessDeniedHandler(refusals).authenticationEntryPoint(refusals));
  }

  /** A new session id at every call would sign a form's parallel saves out of Tasklist. */
  private static void leaveSessionsAlone(SessionManagementConfigurer<HttpSecurity> sessions) {
    sessions.sessionCreationPolicy(SessionCreationPolicy.STATELESS)
        .sessionFixation(SessionManagementConfigurer.SessionFixationConfigurer::none);
  }

  private static RequestMatcher openToAll() {
    return new OrRequestMatcher(reading("/"), reading("/favicon.ico"), reading("/password.html"),
        reading("/password.js"),
        reading("/swagger-ui.html"), reading("/swagger-ui/**"), reading("/v3/api-docs/**"), reading("/forms/**"));
  }

  /**
   * The page from which a client pays: the pretend processor's in the demo and in tests, or that of a connected one.
   */
  private static boolean takesPayments(Environment environment) {
    return is("demo | test", environment) || "stripe".equals(environment.getProperty("matterflow.payments.vendor"));
  }

  private static boolean is(String profile, Environment environment) {
    return environment.acceptsProfiles(Profiles.of(profile));
  }

  private static RequestMatcher at(String pattern) {
    return PathPatternRequestMatcher.withDefaults().matcher(pattern);
  }

  private static RequestMatcher reading(String pattern) {
    return PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.GET, pattern);
  }
}
