package io.matterflow.directory;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import org.springframework.stereotype.Component;

/**
 * Reads the stored documents of the reference data, each text once. What is kept is found by the very text that the
 * table holds now, so that it is never out of date; when too much is kept, all of it is forgotten.
 */
@Component
class ReadDocuments {

  private static final int MOST = 20_000;

  private final Map<String, Matter> matters = new ConcurrentHashMap<>();
  private final Map<String, Client> clients = new ConcurrentHashMap<>();
  private final Map<String, Timekeeper> timekeepers = new ConcurrentHashMap<>();

  Matter matter(String document) {
    return read(document, matters, Readers::matter);
  }

  Client client(String document) {
    return read(document, clients, Readers::client);
  }

  Timekeeper timekeeper(String document) {
    return read(document, timekeepers, Readers::timekeeper);
  }

  private static <T> T read(String document, Map<String, T> known, Function<Item, T> reader) {
    var read = known.get(document);
    if (read != null) {
      return read;
    }
    if (known.size() >= MOST) {
      known.clear();
    }
    var fresh = reader.apply(ReferenceData.item(document));
    known.put(document, fresh);
    return fresh;
  }
}
