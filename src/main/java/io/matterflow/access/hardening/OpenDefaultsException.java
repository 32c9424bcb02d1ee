package io.matterflow.access.hardening;

import java.util.List;
import java.util.stream.Collectors;

/** The product does not start with doors open. */
class OpenDefaultsException extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final transient List<OpenDefault> open;

  OpenDefaultsException(List<OpenDefault> open) {
    super(open.stream().map(OpenDefault::toString).collect(Collectors.joining(". ")));
    this.open = List.copyOf(open);
  }

  List<OpenDefault> open() {
    return open;
  }
}
