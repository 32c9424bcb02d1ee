package io.matterflow.prebill;

import io.matterflow.Jobs;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.vendors.LocalVendor;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What a test sees of the tasks in the practice system. */
@Component
class Mirrored {

  private final JdbcClient jdbc;
  private final Jobs jobs;
  private final LocalVendor vendor;

  Mirrored(JdbcClient jdbc, Jobs jobs, LocalVendors vendors) {
    this.jdbc = jdbc;
    this.jobs = jobs;
    this.vendor = vendors.named("practice-tasks");
  }

  /** Each mirrored task of the pre-bill, the oldest first. */
  List<String> of(PreBill preBill) {
    return jdbc.sql("select id from task_mirror where pre_bill_id = :id order by offered_at, step desc, person")
        .param("id", preBill.id().value())
        .query((row, number) -> row.getObject("id").toString())
        .list();
  }

  /** The last one for this person. */
  String of(PreBill preBill, TimekeeperId person) {
    return jdbc.sql(
        "select id from task_mirror where pre_bill_id = :id and person = :person order by offered_at desc, ended_at desc nulls first")
        .param("id", preBill.id().value())
        .param("person", person.value())
        .query((row, number) -> row.getObject("id").toString())
        .list()
        .get(0);
  }

  /** The practice system is told all that it has not been told yet. */
  void told(PreBill preBill) {
    of(preBill).forEach(id -> jobs.runDue("task-mirror", id));
  }

  void become(Mood mood) {
    vendor.become(mood, Duration.ZERO);
  }

  LocalVendor vendor() {
    return vendor;
  }

  /** All that was ever opened there for the pre-bill. */
  List<LocalVendor.Entry> opened(PreBill preBill) {
    return lines(preBill).stream().filter(line -> !line.content().has("closes")).toList();
  }

  /** Whose lists show a task of the pre-bill as still to be done, and which step it is. */
  List<String> open(PreBill preBill) {
    var closed = new HashSet<String>();
    lines(preBill).forEach(line -> closed.add(line.content().path("closes").asText()));
    return opened(preBill).stream()
        .filter(line -> !closed.contains(line.id()))
        .map(line -> "%s: %s".formatted(line.content().get("assigneeId").asText(),
            line.content().get("title").asText().replaceAll(" pre-bill.*", "")))
        .sorted()
        .toList();
  }

  private List<LocalVendor.Entry> lines(PreBill preBill) {
    return vendor.entries().stream().filter(line -> line.key().startsWith("task:" + preBill.id() + ":")).toList();
  }
}
