package io.matterflow.practice.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.matterflow.engine.Effect.Finding;
import io.matterflow.practice.PracticeBills;
import io.matterflow.vendors.LocalVendor;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;

/** What was billed, in {@code vendors/practice-bills.jsonl}: a line marks entries, or takes their mark away. */
final class LocalBills implements PracticeBills {

  private final LocalVendor vendor;

  LocalBills(LocalVendors vendors) {
    this.vendor = vendors.named("practice-bills");
  }

  @Override
  public boolean takeMarks() {
    return true;
  }

  /** Whoever marks looks before a second try; the first one reads nothing. */
  @Override
  public String mark(BilledEntries entries) {
    var line = JsonNodeFactory.instance.objectNode().put("billed", entries.billed());
    var marked = line.putArray("entries");
    entries.entries().forEach(marked::add);
    return vendor.keep(entries.reference(), line);
  }

  /** A system that is down or hangs cannot be asked either. */
  @Override
  public Finding find(String reference) {
    return vendor.mood() == Mood.WELL || vendor.mood() == Mood.LATE ? vendor.find(reference) : new Finding.CannotAsk();
  }
}
