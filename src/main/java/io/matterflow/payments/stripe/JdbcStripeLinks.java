package io.matterflow.payments.stripe;

import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** The token of each invoice's link, which nobody can guess. */
class JdbcStripeLinks {

  private final JdbcClient jdbc;
  private final TransactionTemplate ownTransaction;

  JdbcStripeLinks(JdbcClient jdbc, TransactionTemplate ownTransaction) {
    this.jdbc = jdbc;
    this.ownTransaction = ownTransaction;
  }

  /** The invoice's token: the one that it has, or else this one from now on. */
  String tokenOf(String invoiceNumber, String otherwise) {
    return find(invoiceNumber).orElseGet(() -> {
      try {
        ownTransaction.executeWithoutResult(status ->
            jdbc.sql("insert into stripe_link (invoice_number, token) values (:invoice, :token)")
                .param("invoice", invoiceNumber)
                .param("token", otherwise)
                .update());
        return otherwise;
      } catch (DuplicateKeyException linkedMeanwhile) {
        return find(invoiceNumber).orElseThrow(() -> linkedMeanwhile);
      }
    });
  }

  Optional<String> invoiceOf(String token) {
    return jdbc.sql("select invoice_number from stripe_link where token = :token")
        .param("token", token)
        .query(String.class)
        .optional();
  }

  private Optional<String> find(String invoiceNumber) {
    return jdbc.sql("select token from stripe_link where invoice_number = :invoice")
        .param("invoice", invoiceNumber)
        .query(String.class)
        .optional();
  }
}
