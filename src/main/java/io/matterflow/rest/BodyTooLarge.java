package io.matterflow.rest;

import java.io.IOException;
import org.springframework.http.HttpStatus;

/** Thrown at whoever reads on after too much was read. */
class BodyTooLarge extends IOException {

  private static final long serialVersionUID = 1;
  private static final long MEGABYTE = 1_048_576;

  private final long most;

  BodyTooLarge(long most) {
    super("the body is larger than " + most + " bytes");
    this.most = most;
  }

  Problem problem() {
    return Problem.of(HttpStatus.PAYLOAD_TOO_LARGE,
        "The body is larger than %d MB, the most that is taken here.".formatted(most / MEGABYTE),
        "Send a list in several requests, and a file with less in it.");
  }
}
