package io.matterflow.rest;

import static io.matterflow.rest.ProblemDocuments.document;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import jakarta.validation.ConstraintViolationException;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.mvc.method.annotation.ResponseEntityExceptionHandler;

/** Turns whatever goes wrong in a request into a problem document that says where and what to do next. */
@RestControllerAdvice
@Order(Ordered.HIGHEST_PRECEDENCE)
class ProblemAnswers extends ResponseEntityExceptionHandler {

  private static final Logger LOG = LoggerFactory.getLogger(ProblemAnswers.class);

  @ExceptionHandler
  ProblemDetail problem(Problem problem) {
    return ProblemDocuments.of(problem);
  }

  @ExceptionHandler
  ProblemDetail tooLarge(BodyTooLarge tooLarge) {
    return ProblemDocuments.of(tooLarge.problem());
  }

  @ExceptionHandler
  ProblemDetail wrongType(MethodArgumentTypeMismatchException mismatch) {
    return document(HttpStatus.BAD_REQUEST, "MALFORMED",
        "The parameter %s does not read as %s.".formatted(mismatch.getName(), typeOf(mismatch)),
        "Correct the address and send the request again.", List.of());
  }

  @ExceptionHandler
  ProblemDetail violated(ConstraintViolationException violation) {
    var pointers = violation.getConstraintViolations().stream()
        .map(one -> new Problem.Pointer(pointer(one.getPropertyPath().toString()), one.getMessage()))
        .toList();
    return document(HttpStatus.BAD_REQUEST, "MALFORMED", "The request breaks %d rules of its form.".formatted(pointers.size()),
        "Correct the members named in errors and send it again.", pointers);
  }

  @ExceptionHandler
  ProblemDetail fault(Exception fault) {
    LOG.error("A request failed", fault);
    return document(HttpStatus.INTERNAL_SERVER_ERROR, "FAULT", "Something broke on our side; nothing was stored.",
        "Send it again with the same Idempotency-Key; if it persists, show the log's last error to your administrator.",
        List.of());
  }

  @Override
  protected ResponseEntity<Object> handleHttpMessageNotReadable(
      HttpMessageNotReadableException unreadable, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (unreadable.getMostSpecificCause() instanceof BodyTooLarge tooLarge) {
      return answer(ProblemDocuments.of(tooLarge.problem()), headers, tooLarge.problem().status());
    }
    return answer(unreadable(unreadable), headers, status);
  }

  @Override
  protected ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    var pointers = invalid.getBindingResult().getFieldErrors().stream()
        .map(error -> new Problem.Pointer(pointer(error.getField()), String.valueOf(error.getDefaultMessage())))
        .toList();
    return answer(document(HttpStatus.BAD_REQUEST, "MALFORMED", "The request breaks %d rules of its form.".formatted(pointers.size()),
        "Correct the members named in errors and send it again.", pointers), headers, status);
  }

  @Override
  protected ResponseEntity<Object> createResponseEntity(
      @org.jspecify.annotations.Nullable Object body, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    if (body instanceof ProblemDetail detail && detail.getProperties() == null) {
      var known = HttpStatus.resolve(status.value());
      var code = known == null ? "FAULT" : known.name();
      return answer(document(HttpStatus.valueOf(status.value()), code, String.valueOf(detail.getDetail()),
          "Read the interface's description at /swagger-ui.html.", List.of()), headers, status);
    }
    return super.createResponseEntity(body, headers, status, request);
  }

  private static ProblemDetail unreadable(HttpMessageNotReadableException unreadable) {
    var cause = unreadable.getMostSpecificCause();
    if (unreadable.getCause() instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      var pointer = mapping.getPath().stream()
          .map(step -> step.getFieldName() == null ? String.valueOf(step.getIndex()) : step.getFieldName())
          .collect(Collectors.joining("/", "/", ""));
      return document(HttpStatus.BAD_REQUEST, "MALFORMED", "The member %s cannot be read.".formatted(pointer),
          "Correct the member and send the request again.",
          List.of(new Problem.Pointer(pointer, firstLine(String.valueOf(cause.getMessage())))));
    }
    var where = cause instanceof JsonProcessingException json && json.getLocation() != null
        ? " at line %d, column %d".formatted(json.getLocation().getLineNr(), json.getLocation().getColumnNr())
        : "";
    return document(HttpStatus.BAD_REQUEST, "MALFORMED", "The body is not the JSON expected here" + where + ".",
        "Send well-formed JSON in the shape that /swagger-ui.html shows.", List.of(new Problem.Pointer("", "not readable" + where)));
  }

  private static ResponseEntity<Object> answer(ProblemDetail document, HttpHeaders headers, HttpStatusCode status) {
    return ResponseEntity.status(status).headers(headers).body(document);
  }

  private static String typeOf(MethodArgumentTypeMismatchException mismatch) {
    var type = mismatch.getRequiredType();
    return type == null ? "what is expected here" : "a " + type.getSimpleName();
  }

  private static String pointer(String path) {
    return "/" + path.replace("[", "/").replace("]", "").replace('.', '/');
  }

  private static String firstLine(String message) {
    return message.lines().findFirst().orElse("not readable");
  }
}
