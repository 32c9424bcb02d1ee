package io.matterflow.directory;

/** An item that is right in itself: what it means, the item as it was sent, and its text. */
record Row<T>(String id, T value, Item item, String document) {

  static <T> Row<T> of(String id, T value, Item item) {
    return new Row<>(id, value, item, ReferenceData.text(item.node()));
  }
}
