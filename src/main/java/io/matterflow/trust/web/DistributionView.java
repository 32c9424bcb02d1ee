package io.matterflow.trust.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.trust.DepositId;
import io.matterflow.trust.Distribution;
import io.matterflow.trust.Distribution.Kind;
import io.matterflow.trust.Distribution.State;
import io.matterflow.trust.Distribution.Way;
import io.matterflow.trust.DistributionProgress;
import io.matterflow.trust.Drawdown;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** A distribution as REST tells it. */
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record DistributionView(
    String distributionId,
    String account,
    String matterId,
    State state,
    String nextAction,
    String gross,
    String currency,
    List<String> deposits,
    AgreedView agreed,
    List<ShareView> shares,
    String preparedBy,
    Instant preparedAt,
    Optional<ApprovalView> approval,
    List<String> open,
    List<String> underWay) {

  static DistributionView of(Distribution distribution, DistributionProgress progress) {
    var agreed = distribution.agreed();
    return new DistributionView(
        distribution.id().toString(),
        distribution.account().value(),
        distribution.matter().value(),
        distribution.state(),
        distribution.state().nextAction(),
        distribution.gross().plain(),
        distribution.gross().currency().getCurrencyCode(),
        distribution.deposits().stream().map(DepositId::toString).toList(),
        new AgreedView(agreed.percent().stripTrailingZeros().toPlainString(), agreed.costsFirst(),
            agreed.fee().plain()),
        progress.standings(distribution).stream().map(ShareView::of).toList(),
        distribution.preparedBy().value(),
        distribution.preparedAt(),
        distribution.approval().map(approval -> new ApprovalView(
            approval.of(), approval.way(), approval.on(), approval.evidence(), approval.recordedBy().value(),
            approval.recordedAt())),
        progress.pieces(distribution),
        progress.underWay(distribution));
  }

  record AgreedView(String percent, boolean costsFirst, String fee) {}

  record ApprovalView(String of, Way way, LocalDate on, String evidence, String recordedBy, Instant recordedAt) {}

  /** A share as it was stated, as it is now, and what of it is paid or on its way. */
  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record ShareView(
      int share,
      Kind kind,
      String payee,
      String stated,
      String amount,
      Optional<String> invoice,
      Optional<String> purpose,
      Optional<String> objection,
      String paid,
      String underWay,
      String due,
      List<DrawView> drawdowns) {

    static ShareView of(DistributionProgress.Standing standing) {
      var share = standing.share();
      return new ShareView(share.position(), share.kind(), share.payee(), share.stated().plain(),
          share.amount().plain(),
          share.invoice().map(InvoiceNumber::value), share.purpose(), share.objection(), standing.paid().plain(),
          standing.underWay().plain(), standing.due().plain(),
          standing.drawdowns().stream().map(DrawView::of).toList());
    }
  }

  record DrawView(String drawdownId, Drawdown.State state, String amount) {

    static DrawView of(Drawdown drawdown) {
      return new DrawView(drawdown.id().toString(), drawdown.state(), drawdown.amount().plain());
    }
  }
}
