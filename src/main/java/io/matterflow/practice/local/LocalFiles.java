package io.matterflow.practice.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.matterflow.engine.Effect.Finding;
import io.matterflow.practice.PracticeFiles;
import io.matterflow.vendors.LocalVendor;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;

/** What was filed, in {@code vendors/practice-files.jsonl}: a line a record. */
final class LocalFiles implements PracticeFiles {

  private final LocalVendor vendor;

  LocalFiles(LocalVendors vendors) {
    this.vendor = vendors.named("practice-files");
  }

  /** Whoever files looks before a second try; the first one reads nothing. */
  @Override
  public String file(FiledRecord entry) {
    return vendor.keep(entry.reference(), JsonNodeFactory.instance.objectNode()
        .put("matterId", entry.matter().value())
        .put("clientId", entry.client().value())
        .put("wentOn", entry.wentOn().toString())
        .put("title", entry.title())
        .put("words", entry.words())
        .put("document", entry.document())
        .put("sha256", entry.sha256()));
  }

  /** A system that is down or hangs cannot be asked either. */
  @Override
  public Finding find(String reference) {
    return vendor.mood() == Mood.WELL || vendor.mood() == Mood.LATE ? vendor.find(reference) : new Finding.CannotAsk();
  }
}
