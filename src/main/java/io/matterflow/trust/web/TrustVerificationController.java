package io.matterflow.trust.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.matterflow.audit.Verification.Break;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.rest.Problem;
import io.matterflow.trust.ProofWatch;
import io.matterflow.trust.TrustAccountId;
import io.matterflow.trust.TrustFinding;
import io.matterflow.trust.TrustProof.Proof;
import io.matterflow.trust.TrustProof.Proven;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The proof that every law of trust accounting holds in the whole journal. */
@Tag(name = "Trust")
@RestController
@RequestMapping("/api/trust")
class TrustVerificationController {

  private final ProofWatch proof;
  private final TrustReaders readers;

  TrustVerificationController(ProofWatch proof, TrustReaders readers) {
    this.proof = proof;
    this.readers = readers;
  }

  @Operation(summary = "Prove the journals of all trust accounts, and the audit trail")
  @GetMapping("/verification")
  ProofView verify(Actor actor) {
    mayRead(actor);
    return ProofView.of(proof.verify());
  }

  @Operation(summary = "Prove the journal of one trust account, and the audit trail")
  @GetMapping("/accounts/{account}/verification")
  ProofView verify(@PathVariable String account, Actor actor) {
    mayRead(actor);
    return Optional.of(account).filter(name -> name.matches(TrustAccountId.FORM))
        .flatMap(name -> proof.verify(new TrustAccountId(name))).map(ProofView::of)
        .orElseThrow(() -> Problem.notFound("trust account", account));
  }

  private void mayRead(Actor actor) {
    if (!readers.mayRead(actor, Role.AUDITOR, Role.TRUST_AUTHORIZER, Role.BOOKKEEPER, Role.BILLING_ADMIN)) {
      throw Problem.forbidden("The trust journal is proven for those who keep, authorize and audit it.",
          "Ask the auditor.");
    }
  }

  /**
   * The findings by account and row, each with the law that does not hold there; breaks are those of the audit trail.
   */
  record ProofView(
      boolean intact, List<AccountView> accounts, long unacknowledged, List<FindingView> findings, TrailView trail) {

    static ProofView of(Proof proof) {
      return new ProofView(proof.intact(), proof.accounts().stream().map(AccountView::of).toList(),
          proof.unacknowledged(),
          proof.findings().stream().map(FindingView::of).toList(),
          new TrailView(proof.trail().intact(), proof.trail().chains(), proof.trail().entries(),
              proof.trail().checkpoints(),
              proof.trail().breaks()));
    }
  }

  record AccountView(
      String account,
      long postings,
      String head,
      String bookBalance,
      String ledgersTotal,
      String currency) {

    static AccountView of(Proven one) {
      return new AccountView(one.account().value(), one.postings(), one.head(), one.bookBalance().plain(),
          one.ledgersTotal().plain(),
          one.bookBalance().currency().getCurrencyCode());
    }
  }

  @JsonInclude(JsonInclude.Include.NON_ABSENT)
  record FindingView(String law, String meaning, Optional<String> account, Optional<Long> sequence, String detail) {

    static FindingView of(TrustFinding finding) {
      return new FindingView(finding.law().name(), finding.law().meaning(),
          finding.account().map(TrustAccountId::value),
          finding.sequence(), finding.detail());
    }
  }

  record TrailView(boolean intact, long chains, long entries, long checkpoints, List<Break> breaks) {}
}
