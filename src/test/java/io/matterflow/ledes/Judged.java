package io.matterflow.ledes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What the validator says of bytes or text, in few words. */
final class Judged {

  private Judged() {}

  static LedesReport report(LedesProfile profile, byte[] file) {
    try {
      return new LedesValidator(profile).validate(new ByteArrayInputStream(file));
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  static LedesReport report(String file) {
    return report(LedesProfile.DEFAULT, file.getBytes(StandardCharsets.UTF_8));
  }

  /** As {@code LV-103 at 4}, sorted; of an invoice as a whole, {@code LV-301 at 0 of 42140}. */
  static List<String> errors(LedesReport report) {
    return report.findings().stream().filter(LedesFinding::isInTheWay).map(Judged::label).sorted().toList();
  }

  static List<String> warnings(LedesReport report) {
    return report.findings().stream().filter(finding -> !finding.isInTheWay()).map(Judged::label).sorted().toList();
  }

  static String label(LedesFinding finding) {
    return finding.rule().id() + " at " + finding.line()
        + (finding.line() == 0 ? " of " + finding.invoice().orElse("nobody") : "");
  }
}
