package io.matterflow.rules;

import io.matterflow.audit.AuditEntry;
import io.matterflow.audit.AuditTrail;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Who tried what is not theirs stands in the trail, whatever becomes of the transaction in which they tried. */
@Component
class RefusedActs {

  private final AuditTrail audit;
  private final TransactionTemplate ownTransaction;

  RefusedActs(AuditTrail audit, PlatformTransactionManager transactions) {
    this.audit = audit;
    this.ownTransaction = new TransactionTemplate(transactions);
    this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  void record(AuditEntry entry) {
    ownTransaction.executeWithoutResult(status -> audit.record(entry));
  }
}
