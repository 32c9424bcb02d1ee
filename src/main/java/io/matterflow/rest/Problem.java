package io.matterflow.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.http.HttpStatus;

/**
 * A request that cannot be served, as RFC 9457 tells it: a sentence with the values in it, the JSON pointers at fault,
 * and what to do next. Thrown by controllers only, never inside a job, since the sentence may name what engine tables
 * must not.
 */
public final class Problem extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final HttpStatus status;
  private final String detail;
  private final String code;
  private final String next;
  private final transient List<Pointer> pointers = new ArrayList<>();

  private Problem(HttpStatus status, String code, String detail, String next) {
    super(detail);
    this.detail = detail;
    this.status = status;
    this.code = code;
    this.next = next;
  }

  /** The request itself is malformed: 400. */
  public static Problem malformed(String detail) {
    return new Problem(HttpStatus.BAD_REQUEST, "MALFORMED", detail, "Correct the request and send it again.");
  }

  /** Members of the request that do not fit, each named in {@code errors}: 400. */
  public static Problem misfit(List<Pointer> faults) {
    var problem = malformed(misfits(faults.size()));
    faults.forEach(fault -> problem.at(fault.pointer(), fault.detail()));
    return problem;
  }

  static String misfits(int count) {
    return count == 1
        ? "One member of the request does not fit."
        : "%d members of the request do not fit.".formatted(count);
  }

  /** Nothing by that name that the caller may see: 404. */
  public static Problem notFound(String what, Object id) {
    return new Problem(HttpStatus.NOT_FOUND, "NOT_FOUND", "There is no %s %s that you may see.".formatted(what, id),
        "Check the id, or ask a person who may see it.");
  }

  /** As {@link #notFound}, for callers that tell apart what is not there: 404 with a code. */
  public static Problem unknown(String code, String detail, String next) {
    return new Problem(HttpStatus.NOT_FOUND, code, detail, next);
  }

  /** Seen, but not this caller's to do: 403. */
  public static Problem forbidden(String detail, String next) {
    return new Problem(HttpStatus.FORBIDDEN, "FORBIDDEN", detail, next);
  }

  /** As {@link #forbidden(String, String)}, by a rule that callers tell apart: 403 with its code. */
  public static Problem forbidden(String code, String detail, String next) {
    return new Problem(HttpStatus.FORBIDDEN, code, detail, next);
  }

  /** Nobody is signed in: 401. */
  public static Problem unauthenticated(String detail, String next) {
    return new Problem(HttpStatus.UNAUTHORIZED, "UNAUTHENTICATED", detail, next);
  }

  /** What HTTP itself has a status for, such as 405 or 413; the code is the name of the status. */
  public static Problem of(HttpStatus status, String detail, String next) {
    return new Problem(status, status.name(), detail, next);
  }

  /** The state of things has moved on: 409. */
  public static Problem conflict(String code, String detail, String next) {
    return new Problem(HttpStatus.CONFLICT, code, detail, next);
  }

  /** Well-formed, understood, and refused by a rule: 422 with the rule's code. */
  public static Problem refused(String code, String detail, String next) {
    return new Problem(HttpStatus.UNPROCESSABLE_ENTITY, code, detail, next);
  }

  /** Names the member of the request that is at fault. */
  public Problem at(String pointer, String detail) {
    pointers.add(new Pointer(pointer, detail));
    return this;
  }

  public HttpStatus status() {
    return status;
  }

  /** What is wrong, in a sentence with the values in it. */
  public String detail() {
    return detail;
  }

  public String code() {
    return code;
  }

  public String next() {
    return next;
  }

  public List<Pointer> pointers() {
    return Optional.ofNullable(pointers).map(List::copyOf).orElse(List.of());
  }

  /** A JSON pointer (RFC 6901) into the request and what is wrong there. */
  public record Pointer(String pointer, String detail) {}
}
