package io.matterflow.invoicing;

import io.matterflow.directory.Directory;

/** What an invoice is for, as its client reads it. */
public final class BilledMatter {

  /** Of an invoice that was taken over without a matter. */
  private static final String ANY_MATTER = "our services";

  private BilledMatter() {}

  public static String nameOn(Invoice invoice, Directory directory) {
    return invoice.matter().map(matter -> directory.required(matter).name()).orElse(ANY_MATTER);
  }
}
