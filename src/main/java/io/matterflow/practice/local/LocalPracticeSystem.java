package io.matterflow.practice.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.engine.Effect.Finding;
import io.matterflow.practice.PracticeSystem;
import io.matterflow.vendors.LocalVendor;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/** For a firm without a connected practice-management system: entries are kept in {@code vendors/practice.jsonl}. */
@Component
@ConditionalOnProperty(name = "matterflow.practice.vendor", havingValue = "local", matchIfMissing = true)
class LocalPracticeSystem implements PracticeSystem {

  private final LocalVendor vendor;

  LocalPracticeSystem(LocalVendors vendors) {
    this.vendor = vendors.named("practice");
  }

  @Override
  public String post(TimeEntryPosting entry) {
    return vendor.keep(entry.reference(), written(entry));
  }

  /** A system that is down or hangs cannot be asked either. */
  @Override
  public Finding find(String reference) {
    return vendor.mood() == Mood.WELL || vendor.mood() == Mood.LATE ? vendor.find(reference) : new Finding.CannotAsk();
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
