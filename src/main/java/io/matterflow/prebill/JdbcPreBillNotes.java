package io.matterflow.prebill;

import static io.matterflow.prebill.Row.utc;

import io.matterflow.kernel.UserId;
import io.matterflow.prebill.PreBillNotes.Note;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Notes as they were written, append-only. */
@Repository
class JdbcPreBillNotes {

  private final JdbcClient jdbc;

  JdbcPreBillNotes(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  void append(PreBillId preBill, Note note) {
    jdbc.sql("""
        insert into pre_bill_note (id, pre_bill_id, note, written_by, written_at)
        values (:id, :preBill, :note, :by, :at)
        """)
        .param("id", UUID.randomUUID())
        .param("preBill", preBill.value())
        .param("note", note.words())
        .param("by", note.by().value())
        .param("at", utc(note.at()))
        .update();
  }

  /** The oldest first. */
  List<Note> of(PreBillId preBill) {
    return jdbc.sql(
        "select note, written_by, written_at from pre_bill_note where pre_bill_id = :preBill order by written_at, id")
        .param("preBill", preBill.value())
        .query((columns, number) -> {
          var row = new Row(columns);
          return new Note(row.text("note"), new UserId(row.text("written_by")), row.instant("written_at"));
        })
        .list();
  }
}
