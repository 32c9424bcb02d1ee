package io.matterflow.rules;

import io.matterflow.rules.RuleText.Kind;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** What the product has come with beside the firm's own, in the table {@code rule_newer}. */
@Repository
class JdbcNewerRules {

  private final JdbcClient jdbc;

  JdbcNewerRules(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  /** Whether nobody has noticed it before. */
  boolean insertIfNew(NewerRule newer) {
    return jdbc.sql("""
        insert into rule_newer (kind, rule_key, shipped_digest, firms_version, noticed_at)
        select :kind, :key, :digest, :version, cast(:at as timestamp with time zone)
         where not exists (
           select 1 from rule_newer where kind = :kind and rule_key = :key and shipped_digest = :digest)
        """)
        .param("kind", newer.kind().name())
        .param("key", newer.key())
        .param("digest", newer.shippedDigest())
        .param("version", newer.firmsVersion())
        .param("at", newer.noticedAt().atOffset(ZoneOffset.UTC))
        .update() > 0;
  }

  /** The oldest first. */
  List<NewerRule> all() {
    return jdbc.sql("select * from rule_newer order by noticed_at, kind, rule_key")
        .query((columns, number) -> new NewerRule(
            Kind.valueOf(columns.getString("kind")), columns.getString("rule_key"),
            columns.getString("shipped_digest"), columns.getInt("firms_version"),
            columns.getObject("noticed_at", OffsetDateTime.class).toInstant()))
        .list();
  }
}
