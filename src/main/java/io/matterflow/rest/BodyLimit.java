package io.matterflow.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.util.unit.DataSize;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stops reading a body that is too large, whether it says so beforehand or only turns out to be. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class BodyLimit extends OncePerRequestFilter {

  private final DataSize usual;
  private final List<BodyAllowance> allowances;
  private final ProblemDocuments problems;

  BodyLimit(
      @Value("${matterflow.rest.largest-body:5MB}") DataSize usual,
      List<BodyAllowance> allowances,
      ProblemDocuments problems) {
    this.usual = usual;
    this.allowances = allowances;
    this.problems = problems;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    long most = most(request);
    if (request.getContentLengthLong() > most) {
      problems.write(new BodyTooLarge(most).problem(), response);
      return;
    }
    if (request.getContentLengthLong() >= 0) {
      chain.doFilter(request, response);
      return;
    }
    var counted = new Counted(request, most);
    try {
      chain.doFilter(counted, response);
    } catch (ServletException | IOException | RuntimeException failed) {
      if (!counted.exceeded()) {
        throw failed;
      }
    }
    if (counted.exceeded()) {
      problems.write(new BodyTooLarge(most).problem(), response);
    }
  }

  private long most(HttpServletRequest request) {
    return allowances.stream()
        .filter(allowance -> allowance.path().equals(request.getRequestURI()))
        .findFirst()
        .map(BodyAllowance::most)
        .orElse(usual)
        .toBytes();
  }

  /** A request of unknown length that ends with an error once too much of it was read. */
  private static final class Counted extends HttpServletRequestWrapper {

    private final long most;
    private Optional<CountedStream> stream = Optional.empty();

    Counted(HttpServletRequest request, long most) {
      super(request);
      this.most = most;
    }

    boolean exceeded() {
      return stream.filter(one -> one.read > most).isPresent();
    }

    @Override
    public ServletInputStream getInputStream() throws IOException {
      if (stream.isEmpty()) {
        stream = Optional.of(new CountedStream(super.getInputStream(), most));
      }
      return stream.get();
    }

    @Override
    public BufferedReader getReader() throws IOException {
      var charset = Optional.ofNullable(getCharacterEncoding()).map(Charset::forName).orElse(StandardCharsets.UTF_8);
      return new BufferedReader(new InputStreamReader(getInputStream(), charset));
    }
  }

  /** Counts what passes. */
  private static final class CountedStream extends ServletInputStream {

    private final ServletInputStream body;
    private final long most;
    private long read;

    CountedStream(ServletInputStream body, long most) {
      this.body = body;
      this.most = most;
    }

    @Override
    public int read() throws IOException {
      var next = body.read();
      count(next < 0 ? 0 : 1);
      return next;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      var count = body.read(into, offset, length);
      count(Math.max(count, 0));
      return count;
    }

    private void count(int bytes) throws IOException {
      read += bytes;
      if (read > most) {
        throw new BodyTooLarge(most);
      }
    }

    @Override
    public boolean isFinished() {
      return body.isFinished();
    }

    @Override
    public boolean isReady() {
      return body.isReady();
    }

    @Override
    public void setReadListener(ReadListener listener) {
      body.setReadListener(listener);
    }
  }
}
