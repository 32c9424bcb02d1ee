package io.matterflow.rest;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;

/** Where the next page of a list begins: what the last row is ordered by, wrapped up so that nobody builds on it. */
public record Cursor(List<String> parts) {

  private static final String BETWEEN = "\n";

  public Cursor {
    parts = List.copyOf(parts);
  }

  public static Cursor of(String... parts) {
    return new Cursor(List.of(parts));
  }

  /** The cursor that a list has answered; anything else is refused. */
  public static Cursor read(String text, int parts) {
    try {
      var read = new Cursor(
          List.of(new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8).split(BETWEEN, -1)));
      if (read.parts.size() == parts && read.text().equals(text)) {
        return read;
      }
    } catch (IllegalArgumentException notOurs) {
      throw unreadable();
    }
    throw unreadable();
  }

  public static Problem unreadable() {
    return Problem.malformed("The cursor is not one that this list has answered.")
        .at("/cursor", "take it from \"next\" of the page before, or leave it out to begin anew");
  }

  public String text() {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(String.join(BETWEEN, parts).getBytes(StandardCharsets.UTF_8));
  }
}
