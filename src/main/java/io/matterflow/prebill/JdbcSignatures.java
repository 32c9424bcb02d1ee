package io.matterflow.prebill;

import static io.matterflow.prebill.Row.utc;

import io.matterflow.kernel.Role;
import io.matterflow.kernel.UserId;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Signatures, level by level. Each is kept; one that a return or a recall has voided counts no more. */
@Repository
class JdbcSignatures {

  private final JdbcClient jdbc;

  JdbcSignatures(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void append(PreBillId preBill, int level, Role role, Signature signature) {
    jdbc.sql("""
        insert into pre_bill_signature (id, pre_bill_id, level_number, role, version, content_hash, signed_by, signed_at)
        values (:id, :preBill, :level, :role, :version, :hash, :by, :at)
        """)
        .param("id", UUID.randomUUID())
        .param("preBill", preBill.value())
        .param("level", level)
        .param("role", role.name())
        .param("version", signature.version())
        .param("hash", signature.contentHash())
        .param("by", signature.by().value())
        .param("at", utc(signature.at()))
        .update();
  }

  void voidAll(PreBillId preBill, Instant at) {
    jdbc.sql("update pre_bill_signature set voided_at = :at where pre_bill_id = :preBill and voided_at is null")
        .param("preBill", preBill.value())
        .param("at", utc(at))
        .update();
  }

  /** Those that count, in the order in which they were given. */
  List<Signature> inForce(PreBillId preBill) {
    return jdbc.sql("""
        select role, version, content_hash, signed_by, signed_at
          from pre_bill_signature
         where pre_bill_id = :preBill and voided_at is null
         order by level_number
        """)
        .param("preBill", preBill.value())
        .query((columns, number) -> {
          var row = new Row(columns);
          return new Signature(columns.getInt("version"), row.text("content_hash"), new UserId(row.text("signed_by")),
              row.instant("signed_at"));
        })
        .list();
  }
}
