package io.matterflow.trust;

import io.matterflow.directory.Directory;
import io.matterflow.invoicing.PdfPages;
import io.matterflow.kernel.Money;
import io.matterflow.kernel.Wording;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.stereotype.Component;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/**
 * The statement of distribution on paper: what the client reads and signs, and what became of what they objected to.
 */
@Component
public class DistributionStatements {

  private final ITemplateEngine templates;
  private final PdfPages pages;
  private final Directory directory;

  DistributionStatements(ITemplateEngine templates, PdfPages pages, Directory directory) {
    this.templates = templates;
    this.pages = pages;
    this.directory = directory;
  }

  public String html(Distribution distribution) {
    var context = new Context(Locale.US);
    context.setVariable("sheet", sheet(distribution));
    return templates.process("trust/distribution", context);
  }

  public byte[] pdf(Distribution distribution) {
    return pages.of(html(distribution), "distribution " + distribution.id(), distribution.preparedAt());
  }

  private Sheet sheet(Distribution distribution) {
    var matter = directory.required(distribution.matter());
    var agreed = distribution.agreed();
    return new Sheet(
        directory.firm().name(),
        directory.required(matter.client()).name(),
        matter.id().value(),
        matter.name(),
        Wording.of(day(distribution.preparedAt())),
        distribution.account().value(),
        Wording.of(distribution.gross()),
        "%s %% of %s".formatted(agreed.percent().stripTrailingZeros().toPlainString(),
            agreed.costsFirst() ? "what is left of the settlement after costs" : "the settlement, before costs"),
        Wording.of(agreed.fee()),
        distribution.shares().stream()
            .filter(share -> share.stated().isPositive())
            .map(share -> line(share, share.stated()))
            .toList(),
        distribution.shares().stream().filter(share -> !share.amount().equals(share.stated()) || share.isHeld())
            .map(share -> line(share, share.amount())).toList(),
        distribution.approval()
            .map(
                approval -> "%s, %s on %s".formatted(approval.of(), approval.way().words(), Wording.of(approval.on()))),
        distribution.approval().map(Distribution.Approval::evidence),
        distribution.id().toString());
  }

  private static Line line(Distribution.Share share, Money amount) {
    return new Line(share.position(), share.payee(), share.purpose().orElse(share.kind().words()), Wording.of(amount),
        share.isHeld());
  }

  private LocalDate day(Instant moment) {
    return moment.atZone(directory.firm().zone()).toLocalDate();
  }

  /** The statement in words. */
  public record Sheet(
      String firm,
      String client,
      String matter,
      String matterName,
      String preparedOn,
      String account,
      String gross,
      String agreed,
      String agreedFee,
      List<Line> lines,
      List<Line> since,
      Optional<String> approved,
      Optional<String> evidence,
      String id) {}

  public record Line(int position, String payee, String purpose, String amount, boolean held) {}
}
