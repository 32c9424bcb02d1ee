package io.matterflow.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses NUL in the parameters of an address, wherever it leads: PostgreSQL cannot even be asked for it. In a path the
 * container refuses it.
 */
@Component
@Order(NulInAddress.BEHIND_THE_DOORS)
class NulInAddress extends OncePerRequestFilter {

  static final int BEHIND_THE_DOORS = -1;
  private static final String ENCODED = "%00";

  private final ProblemDocuments problems;

  NulInAddress(ProblemDocuments problems) {
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    var parameter = Optional.ofNullable(request.getQueryString()).flatMap(NulInAddress::parameterWithNul);
    if (parameter.isPresent()) {
      problems
          .write(Problem.malformed("The parameter %s holds a character that is none (NUL).".formatted(parameter.get()))
          .at("/" + parameter.get(), "holds NUL"), response);
      return;
    }
    chain.doFilter(request, response);
  }

  /** Its name, without a NUL that stands in the name itself. */
  private static Optional<String> parameterWithNul(String query) {
    return Arrays.stream(query.split("&"))
        .filter(parameter -> parameter.contains(ENCODED))
        .map(parameter -> parameter.split("=", 2)[0].replace(ENCODED, ""))
        .map(NulInAddress::decoded)
        .findFirst();
  }

  private static String decoded(String name) {
    try {
      return URLDecoder.decode(name, StandardCharsets.UTF_8);
    } catch (IllegalArgumentException badlyEncoded) {
      return name;
    }
  }
}
