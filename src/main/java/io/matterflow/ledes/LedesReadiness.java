package io.matterflow.ledes;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Whether an invoice, issued or still a draft, can go to its client's portal, and if not, why: before a person signs it
 * instead of after the portal refused it. It is judged by the very file that would be sent.
 */
public final class LedesReadiness {

  private final LedesValidator validator;

  public LedesReadiness(LedesProfile profile) {
    this.validator = new LedesValidator(profile);
  }

  public Readiness of(LedesInvoice invoice) {
    var file = LedesWriter.write(List.of(invoice));
    var report = report(file);
    var strangers = strangers(file, invoice);
    return new Readiness(file, report.valid() && strangers.isEmpty(),
        Stream.concat(report.findings().stream(), strangers.stream()).map(Gap::of).toList());
  }

  /**
   * Who stands in the file under another id than the firm and the client know them by, which the file itself does not
   * show.
   */
  private static List<LedesFinding> strangers(LedesFile file, LedesInvoice invoice) {
    return file.replacements().stream()
        .filter(replaced -> replaced.field() == LedesField.TIMEKEEPER_ID)
        .map(replaced -> new LedesFinding(LedesRule.TIMEKEEPER_AS_KNOWN, Severity.ERROR, replaced.line(),
            Optional.of(invoice.number()), Optional.of(replaced.field()), LedesRule.TIMEKEEPER_AS_KNOWN.message()))
        .toList();
  }

  private LedesReport report(LedesFile file) {
    try {
      return validator.validate(new ByteArrayInputStream(file.content()));
    } catch (IOException impossible) {
      throw new UncheckedIOException("an array can be read", impossible);
    }
  }

  /** The file as it would be sent, whether it may be, and what was found. */
  public record Readiness(LedesFile file, boolean ready, List<Gap> gaps) {

    public Readiness {
      gaps = List.copyOf(gaps);
    }
  }

  /**
   * A finding, and which of the invoice's lines it is about, counted from 1; none where the invoice as a whole is at
   * fault.
   */
  public record Gap(Optional<Integer> position, LedesFinding finding) {

    static Gap of(LedesFinding finding) {
      return new Gap(
          Optional.of(finding.line() - LedesWriter.FIRST_RECORD + 1).filter(position -> position > 0), finding);
    }
  }
}
