package io.matterflow.rest;

import static io.matterflow.rest.ProblemDocuments.document;

import jakarta.validation.ConstraintViolationException;
import java.util.List;
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
import org.springframework.web.servlet.resource.NoResourceFoundException;

/** Turns whatever goes wrong in a request into a problem document that says where and what to do next. */
@RestControllerAdvice
@Order(ProblemAnswers.AFTER_A_MODULES_OWN)
class ProblemAnswers extends ResponseEntityExceptionHandler {

  static final int AFTER_A_MODULES_OWN = Ordered.HIGHEST_PRECEDENCE + 1;

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
    var expected = Expected.in(mismatch.getParameter());
    return document(HttpStatus.BAD_REQUEST, "MALFORMED",
        "The parameter %s is not %s.".formatted(mismatch.getName(), expected),
        "Correct the address and send the request again.",
        List.of(new Problem.Pointer("/" + mismatch.getName(), "is not " + expected)));
  }

  @ExceptionHandler
  ProblemDetail violated(ConstraintViolationException violation) {
    var pointers = violation.getConstraintViolations().stream()
        .map(one -> new Problem.Pointer(pointer(one.getPropertyPath().toString()), one.getMessage()))
        .toList();
    return misfits(pointers);
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
    return answer(UnreadableBody.of(unreadable), headers, status);
  }

  @Override
  protected ResponseEntity<Object> handleMethodArgumentNotValid(
      MethodArgumentNotValidException invalid, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    var pointers = invalid.getBindingResult().getFieldErrors().stream()
        .map(error -> new Problem.Pointer(pointer(error.getField()), String.valueOf(error.getDefaultMessage())))
        .toList();
    return answer(misfits(pointers), headers, status);
  }

  @Override
  protected ResponseEntity<Object> handleNoResourceFoundException(
      NoResourceFoundException nothing, HttpHeaders headers, HttpStatusCode status, WebRequest request) {
    return answer(
        document(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is nothing at /%s.".formatted(nothing.getResourcePath()),
        "Read the interface's description at /swagger-ui.html.", List.of()), headers, status);
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

  private static ResponseEntity<Object> answer(ProblemDetail document, HttpHeaders headers, HttpStatusCode status) {
    return ResponseEntity.status(status).headers(headers).body(document);
  }

  private static ProblemDetail misfits(List<Problem.Pointer> pointers) {
    return document(HttpStatus.BAD_REQUEST, "MALFORMED", Problem.misfits(pointers.size()),
        "Correct the members named in errors and send it again.", pointers);
  }

  private static String pointer(String path) {
    return "/" + path.replace("[", "/").replace("]", "").replace('.', '/');
  }
}
