package io.matterflow.badinput;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * A request with a body that our own interface takes, and who sends it in these tests; each part of the house lists its
 * own.
 */
interface Write {

  String ASSOCIATE = "TK06";

  /** How it differs from a post of one thing that we alone have words for. */
  enum Kind {
    /** What is there already and is brought up to date. */
    PUT,
    /** Takes an array. */
    LIST,
    /** Takes many items in an object. */
    ITEMS,
    /** Brings into being what its address names. */
    NEW,
    /** Takes what other systems keep, members of their own included. */
    OPEN
  }

  record Route(String path, String user, List<Kind> kinds) {

    Route(String path, String user, Kind... kinds) {
      this(path, user, List.of(kinds));
    }
  }

  Route route();

  String name();

  default String path() {
    return route().path();
  }

  default String user() {
    return route().user();
  }

  default String method() {
    return is(Kind.PUT) ? "PUT" : "POST";
  }

  /** Takes many items at once, of which each stands for itself: a bad one is told in the answer, the others go on. */
  default boolean isBatch() {
    return isList() || is(Kind.ITEMS);
  }

  default boolean isList() {
    return is(Kind.LIST);
  }

  default boolean isOpen() {
    return is(Kind.OPEN);
  }

  /** Is about something that is there already and that the address names. */
  default boolean namesSomething() {
    return path().contains("{") && !is(Kind.NEW);
  }

  private boolean is(Kind kind) {
    return route().kinds().contains(kind);
  }

  static Stream<Write> all() {
    return Stream
        .<Write[]>of(CaptureWrite.values(), BillingWrite.values(), InvoicingWrite.values(), ReceivablesWrite.values(),
            ReportingWrite.values(), AdministrationWrite.values(), TrustWrite.values(), DrawdownWrite.values())
        .flatMap(Arrays::stream);
  }

  /** As the rows of tests name it. */
  static Write named(String name) {
    return all().filter(write -> write.name().equals(name)).findFirst()
        .orElseThrow(() -> new IllegalArgumentException("there is no write " + name));
  }
}
