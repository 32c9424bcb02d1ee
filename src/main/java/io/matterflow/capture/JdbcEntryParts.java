package io.matterflow.capture;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What is written of an entry that is part of what was another one. */
@Repository
class JdbcEntryParts {

  private final JdbcClient jdbc;

  JdbcEntryParts(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Locks the parts to the pre-bill that had the whole. */
  void giveBack(UUID preBill, List<TimeEntryId> parts) {
    jdbc.sql("update time_entry set pre_bill = :preBill where pre_bill is null and id in (:parts)")
        .param("preBill", preBill)
        .param("parts", parts.stream().map(TimeEntryId::value).toList())
        .update();
  }

  /** The practice system keeps the part under this id. */
  void posted(TimeEntryId part, String vendorId) {
    jdbc.sql("update time_entry set posted_as = :vendorId where id = :part")
        .param("vendorId", vendorId)
        .param("part", part.value())
        .update();
  }
}
