package io.matterflow.practice.clio;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which record of Clio is which of ours. */
class JdbcLinks {

  private final JdbcClient jdbc;

  JdbcLinks(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Clio's id of what we call so; empty as well for what Clio has no longer. */
  Optional<Long> theirs(LinkKind kind, String ours) {
    return jdbc.sql("select clio_id from clio_link where kind = :kind and our_id = :ours and gone_at is null")
        .param("kind", kind.name())
        .param("ours", ours)
        .query(Long.class)
        .optional();
  }

  Optional<String> ours(LinkKind kind, long theirs) {
    return jdbc.sql("select our_id from clio_link where kind = :kind and clio_id = :theirs")
        .param("kind", kind.name())
        .param("theirs", theirs)
        .query(String.class)
        .optional();
  }

  /** Whether one of Clio's records carries this id of ours. */
  boolean isTaken(LinkKind kind, String ours) {
    return jdbc.sql("select count(*) from clio_link where kind = :kind and our_id = :ours")
        .param("kind", kind.name())
        .param("ours", ours)
        .query(Integer.class)
        .single() > 0;
  }

  /** Clio's ids of all that it had when last heard of. */
  List<Long> present(LinkKind kind) {
    return jdbc.sql("select clio_id from clio_link where kind = :kind and gone_at is null order by clio_id")
        .param("kind", kind.name())
        .query(Long.class)
        .list();
  }

  void link(LinkKind kind, long theirs, String ours) {
    jdbc.sql("insert into clio_link (kind, clio_id, our_id) values (:kind, :theirs, :ours)")
        .param("kind", kind.name())
        .param("theirs", theirs)
        .param("ours", ours)
        .update();
  }

  void gone(LinkKind kind, long theirs, Instant at) {
    jdbc.sql("update clio_link set gone_at = :at where kind = :kind and clio_id = :theirs and gone_at is null")
        .param("at", at.atOffset(ZoneOffset.UTC))
        .param("kind", kind.name())
        .param("theirs", theirs)
        .update();
  }

  /** A record that was thought gone is there after all. */
  void back(LinkKind kind, long theirs) {
    jdbc.sql("update clio_link set gone_at = null where kind = :kind and clio_id = :theirs and gone_at is not null")
        .param("kind", kind.name())
        .param("theirs", theirs)
        .update();
  }
}
