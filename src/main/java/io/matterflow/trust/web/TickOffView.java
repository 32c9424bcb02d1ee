package io.matterflow.trust.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.matterflow.kernel.Money;
import io.matterflow.trust.BankLine;
import io.matterflow.trust.BankLine.BookItem;
import io.matterflow.trust.BankLine.Origin;
import io.matterflow.trust.BankLine.Reason;
import io.matterflow.trust.BankLine.Suggestion;
import io.matterflow.trust.Reconciliations.Preview;
import io.matterflow.trust.StatementTicks.Correction;
import io.matterflow.trust.StatementTicks.Sheet;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The bank's lines beside the book's items, as REST and the form that ticks them off read them. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record TickOffView(
    String account,
    String currency,
    LocalDate periodEnd,
    Optional<String> statementBalance,
    List<LineView> lines,
    List<ItemView> items,
    List<SuggestionView> suggestions,
    List<BankErrorView> bankErrors,
    List<CorrectionView> corrections,
    Optional<FiguresView> figures) {

  static TickOffView of(Sheet sheet) {
    return new TickOffView(sheet.account().id().value(), sheet.account().currency().getCurrencyCode(), sheet.end(),
        sheet.told().map(Money::plain), sheet.lines().stream().map(LineView::of).toList(),
        sheet.items().stream()
            .map(item -> ItemView.of(item, Optional.ofNullable(sheet.takenOff().get(item.item()))))
            .toList(),
        sheet.suggestions().stream().map(SuggestionView::of).toList(),
        sheet.wrong().stream().map(BankErrorView::of).toList(),
        sheet.corrections().stream().map(CorrectionView::of).toList(),
        sheet.preview().map(FiguresView::of));
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record LineView(
      UUID lineId,
      LocalDate date,
      String amount,
      String description,
      Optional<String> reference,
      Optional<BankLine.Kind> answer,
      Optional<String> note) {

    static LineView of(BankLine line) {
      return new LineView(line.id(), line.on(), line.amount().plain(), line.description(), line.reference(),
          line.answer(), line.note());
    }
  }

  /** The line that shows it is of its amount; what came back of it has a line of its own, and so much is left. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record ItemView(
      UUID item,
      Origin origin,
      LocalDate date,
      String amount,
      Optional<String> cameBack,
      Optional<String> left,
      Optional<String> ledger,
      Optional<String> ref,
      boolean cleared) {

    static ItemView of(BookItem item, Optional<Money> cameBack) {
      return new ItemView(item.item(), item.origin(), item.on(), item.amount().plain(), cameBack.map(Money::plain),
          cameBack.map(off -> item.amount().minus(off).plain()), item.ledger(), item.ref(), item.cleared());
    }
  }

  record SuggestionView(UUID lineId, List<UUID> items, Reason reason) {

    static SuggestionView of(Suggestion suggestion) {
      return new SuggestionView(suggestion.line(), suggestion.items(), suggestion.reason());
    }
  }

  /** A line by which the bank is wrong, of this period or an earlier one, until one that corrects it. */
  record BankErrorView(
      UUID lineId,
      LocalDate date,
      String amount,
      String description,
      String note,
      String evidence) {

    static BankErrorView of(BankLine line) {
      return new BankErrorView(line.id(), line.on(), line.amount().plain(), line.description(), line.note().orElse(""),
          line.evidence().orElse(""));
    }
  }

  record CorrectionView(UUID lineId, UUID corrects) {

    static CorrectionView of(Correction correction) {
      return new CorrectionView(correction.line(), correction.corrects());
    }
  }

  record FiguresView(@JsonUnwrapped ThreeWayView balances, boolean balanced, List<String> hints) {

    static FiguresView of(Preview preview) {
      return new FiguresView(ThreeWayView.of(preview.figures()), preview.figures().areBalanced(),
          preview.hints().stream()
              .map(hint -> hint.cause().words()
                  + hint.ledger().map(ledger -> " " + ledger + ", " + hint.amount().plain() + ".").orElse(""))
              .distinct().toList());
    }
  }
}
