package io.matterflow.notices;

import io.matterflow.kernel.TimekeeperId;
import java.util.Map;
import java.util.Optional;

/**
 * Knows what there is to tell a person, asked just before the message goes out. Numbers and dates only: neither clients
 * nor narratives leave the house in a message.
 */
public interface NoticeSource {

  boolean knows(NoticeKind kind);

  /** The words for the text's braces; empty when there is nothing to tell. */
  Optional<Map<String, String>> tell(NoticeKind kind, TimekeeperId person, String occasion);
}
