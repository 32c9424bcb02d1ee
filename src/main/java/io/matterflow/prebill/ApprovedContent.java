package io.matterflow.prebill;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Hands out what was signed, after proving that it still is what was signed. */
@Service
class ApprovedContent implements ApprovedPreBills {

  private final JdbcPreBills preBills;
  private final Assembly assembly;
  private final Compilation compilation;
  private final SharedBills shared;
  private final BillingMarks marks;
  private final Directory directory;
  private final AuditTrail audit;
  private final Clock clock;

  ApprovedContent(
      JdbcPreBills preBills,
      Assembly assembly,
      Compilation compilation,
      SharedBills shared,
      BillingMarks marks,
      Directory directory,
      AuditTrail audit,
      Clock clock) {
    this.preBills = preBills;
    this.assembly = assembly;
    this.compilation = compilation;
    this.shared = shared;
    this.marks = marks;
    this.directory = directory;
    this.audit = audit;
    this.clock = clock;
  }

  @Override
  @Transactional(readOnly = true)
  public ApprovedPreBill approved(PreBillId id) {
    var preBill = preBills.find(id).orElseThrow(() -> new IllegalStateException("there is no pre-bill " + id));
    var signature = signatureUnder(preBill);
    return ApprovedPreBill.of(preBill, signature.contentHash(), Unsupported.by(directory.required(preBill.client())));
  }

  @Override
  @Transactional(readOnly = true)
  public List<ApprovedPreBill> shares(PreBillId id) {
    return shared.of(approved(id));
  }

  /** What was held back is free for the next pre-bill; the rest is billed. */
  @Override
  @Transactional
  public void invoiced(PreBillId id, List<String> invoiceNumbers) {
    var preBill = preBills.lock(id).orElseThrow(() -> new IllegalStateException("there is no pre-bill " + id));
    signatureUnder(preBill);
    if (preBill.invoiceNumber().isPresent()) {
      throw new IllegalStateException("the pre-bill %s already became an invoice".formatted(id));
    }
    assembly.billed(preBill);
    preBills.update(preBill.invoicedAs(invoiceNumbers.get(0))
        .moved(PreBillState.INVOICED, Holder.of(Role.BILLING_COORDINATOR), clock.instant()));
    audit.record(AuditEntry.of(Actor.ENGINE, "invoiced", "pre-bill", id)
        .before("state", preBill.state())
        .after("state", PreBillState.INVOICED)
        .after("invoice", String.join(", ", invoiceNumbers)));
    marks.billed(id);
  }

  @Override
  @Transactional
  public void voided(PreBillId id) {
    preBills.lock(id).ifPresent(preBill -> {
      if (preBill.state() != PreBillState.INVOICED) {
        throw new IllegalStateException("the pre-bill %s is %s, not invoiced".formatted(id, preBill.state()));
      }
      marks.unbilled(id);
      assembly.unbilled(id);
      preBills.update(preBill.moved(PreBillState.VOIDED, Holder.of(Role.BILLING_COORDINATOR), clock.instant()));
      audit.record(AuditEntry.of(Actor.ENGINE, "voided", "pre-bill", id)
          .before("state", preBill.state())
          .after("state", PreBillState.VOIDED));
    });
  }

  @Override
  @Transactional
  public Optional<PreBillId> again(PreBillId voided) {
    return preBills.find(voided).flatMap(compilation::again);
  }

  private static Signature signatureUnder(PreBill preBill) {
    var signature = preBill.signature()
        .orElseThrow(() -> new IllegalStateException("the pre-bill %s is not approved".formatted(preBill.id())));
    if (!SignedContent.hashOf(preBill).equals(signature.contentHash())) {
      throw new IllegalStateException(
          "the pre-bill %s is not what was signed as version %d".formatted(preBill.id(), signature.version()));
    }
    return signature;
  }
}
