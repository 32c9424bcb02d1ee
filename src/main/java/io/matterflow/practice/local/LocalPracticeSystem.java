package io.matterflow.practice.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.engine.Effect.Finding;
import io.matterflow.engine.NotAccepted;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.practice.KeptTime;
import io.matterflow.practice.PracticeBills;
import io.matterflow.practice.PracticeFiles;
import io.matterflow.practice.PracticeSystem;
import io.matterflow.practice.PracticeTasks;
import io.matterflow.practice.local.PracticeJournal.Kept;
import io.matterflow.vendors.LocalVendor;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** For a firm without a connected practice-management system: entries are kept in {@code vendors/practice.jsonl}. */
@Component
@ConditionalOnProperty(name = "matterflow.practice.vendor", havingValue = "local", matchIfMissing = true)
class LocalPracticeSystem implements PracticeSystem {

  private final LocalVendor vendor;
  private final LocalTasks tasks;
  private final LocalFiles files;
  private final LocalBills bills;

  LocalPracticeSystem(LocalVendors vendors, @Value("${matterflow.practice.local.tasks:false}") boolean tasksAreRead) {
    this.vendor = vendors.named("practice");
    this.tasks = new LocalTasks(vendors, tasksAreRead);
    this.files = new LocalFiles(vendors);
    this.bills = new LocalBills(vendors);
  }

  @Override
  public String name() {
    return "local";
  }

  @Override
  public String post(TimeEntryPosting entry) {
    return vendor.keep(entry.reference(), written(entry));
  }

  @Override
  public String amend(TimeEntryPosting entry) {
    var before = PracticeJournal.of(vendor).with(entry.reference())
        .orElseThrow(() -> new NotAccepted("there is no entry with the reference " + entry.reference()));
    vendor.keep(entry.reference(), written(entry).put(PracticeJournal.AMENDS, before.id()));
    return before.id();
  }

  @Override
  public String withdraw(String reference) {
    return PracticeJournal.of(vendor).with(reference).map(Kept::id).map(id -> {
      vendor.keep(reference, JsonNodeFactory.instance.objectNode().put(PracticeJournal.WITHDRAWS, id));
      return id;
    }).orElse(reference);
  }

  /** A system that is down or hangs cannot be asked either. */
  @Override
  public Finding find(String reference) {
    return vendor.mood() == Mood.WELL || vendor.mood() == Mood.LATE
        ? PracticeJournal.of(vendor).with(reference).<Finding>map(kept -> new Finding.Found(kept.id()))
            .orElseGet(Finding.Absent::new)
        : new Finding.CannotAsk();
  }

  /** A system that hangs over what it is to take may still be read; one that refuses everything may not. */
  @Override
  public List<KeptTime> kept(TimekeeperId timekeeper, MatterId matter, LocalDate workDate) {
    if (vendor.mood() == Mood.FAIL) {
      throw new NotAccepted("the local practice system cannot be read; its mood is FAIL");
    }
    return PracticeJournal.of(vendor).entries().stream()
        .filter(kept -> kept.text("timekeeperId").filter(timekeeper.value()::equals).isPresent()
            && kept.text("matterId").filter(matter.value()::equals).isPresent()
            && kept.text("workDate").filter(workDate.toString()::equals).isPresent())
        .map(this::asTime)
        .toList();
  }

  @Override
  public PracticeTasks tasks() {
    return tasks;
  }

  @Override
  public PracticeFiles files() {
    return files;
  }

  @Override
  public PracticeBills bills() {
    return bills;
  }

  private KeptTime asTime(Kept kept) {
    return new KeptTime(
        name(),
        kept.id(),
        kept.reference(),
        BilledTime.hours(kept.text("hours").orElseThrow()),
        kept.text("startedAt").map(Instant::parse),
        kept.text("activityCode"));
  }

  private static ObjectNode written(TimeEntryPosting entry) {
    var written = JsonNodeFactory.instance.objectNode()
        .put("matterId", entry.matter().value())
        .put("timekeeperId", entry.timekeeper().value())
        .put("workDate", entry.workDate().toString())
        .put("hours", entry.hours().plain())
        .put("rate", entry.rate().plain())
        .put("currency", entry.rate().currency().getCurrencyCode())
        .put("narrative", entry.narrative())
        .put("billable", entry.billable());
    entry.taskCode().ifPresent(code -> written.put("taskCode", code));
    entry.activityCode().ifPresent(code -> written.put("activityCode", code));
    return written;
  }
}
