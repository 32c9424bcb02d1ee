package io.matterflow.access.doors;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A page of Tasklist names the nonce of its own content policy. Camunda keeps the newest nonce for the whole server, so
 * that a page which is made while another request comes would name that one's, and the browser would run none of its
 * scripts: it stays blank.
 */
class OwnNonce extends OncePerRequestFilter {

  private static final RequestMatcher PAGES = PathPatternRequestMatcher.withDefaults().matcher("/camunda/app/**");

  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return !PAGES.matches(request);
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    chain.doFilter(request, new Page(response));
  }

  /** Camunda writes a page in one go, after its headers. */
  private static final class Page extends HttpServletResponseWrapper {

    private static final Pattern OF_THE_POLICY = Pattern.compile("'nonce-([^']+)'");
    private static final Pattern OF_A_SCRIPT = Pattern.compile("(?<=nonce=\")[^\"]+");

    Page(HttpServletResponse response) {
      super(response);
    }

    @Override
    public PrintWriter getWriter() throws IOException {
      return new PrintWriter(super.getWriter()) {
        @Override
        public void write(String words, int from, int length) {
          var own = own(words.substring(from, from + length));
          super.write(own, 0, own.length());
        }
      };
    }

    private String own(String words) {
      return Optional.ofNullable(getHeader("Content-Security-Policy"))
          .map(OF_THE_POLICY::matcher)
          .filter(Matcher::find)
          .map(policy -> OF_A_SCRIPT.matcher(words).replaceAll(Matcher.quoteReplacement(policy.group(1))))
          .orElse(words);
    }
  }
}
