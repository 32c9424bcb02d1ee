package io.matterflow.engine;

/** What a decision or a piece of blocked work is about: a kind in the field's words ({@code invoice}) and its id. */
public record Subject(String kind, String id) {

  public static Subject of(String kind, Object id) {
    return new Subject(kind, id.toString());
  }
}
