package io.matterflow.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.stereotype.Component;

/** The one shape of every refusal, whether a controller, a filter or the container says no. */
@Component
public class ProblemDocuments {

  private final ObjectMapper json;

  ProblemDocuments(ObjectMapper json) {
    this.json = json;
  }

  /** The document that tells a problem. */
  public static ProblemDetail of(Problem problem) {
    return document(problem.status(), problem.code(), problem.detail(), problem.next(), problem.pointers());
  }

  /** Answers with a problem where no controller is reached; what was written so far is dropped. */
  public void write(Problem problem, HttpServletResponse response) throws IOException {
    if (response.isCommitted()) {
      return;
    }
    response.resetBuffer();
    response.setStatus(problem.status().value());
    response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
    response.setCharacterEncoding(StandardCharsets.UTF_8.name());
    response.getOutputStream().write(bytes(problem));
  }

  byte[] bytes(Problem problem) {
    try {
      return json.writeValueAsBytes(of(problem));
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException("a problem document can be written", unwritable);
    }
  }

  static ProblemDetail document(
      HttpStatus status, String code, String detail, String next, List<Problem.Pointer> pointers) {
    var document = ProblemDetail.forStatusAndDetail(status, detail);
    document.setType(URI.create("urn:matterflow:problem:" + code.toLowerCase(Locale.ROOT).replace('_', '-')));
    document.setTitle(status.getReasonPhrase());
    document.setProperty("code", code);
    document.setProperty("next", next);
    document.setProperty("errors", pointers);
    return document;
  }
}
