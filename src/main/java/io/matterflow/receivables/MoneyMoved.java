package io.matterflow.receivables;

/**
 * Money of a payment went elsewhere than to an invoice, or came back from there: a row of this reference says where and
 * how much. Published with the row, inside its transaction; what goes to an invoice is a movement of the invoice.
 */
public record MoneyMoved(PaymentId payment, String reference) {}
