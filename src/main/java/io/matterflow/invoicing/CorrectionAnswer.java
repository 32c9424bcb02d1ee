package io.matterflow.invoicing;

import io.matterflow.kernel.Money;

/** What became of the wish to correct an invoice, or of somebody's judgement on it. */
public sealed interface CorrectionAnswer {

  /** It stands as asked for, signed so far, done or upheld. */
  record Standing(Correction correction) implements CorrectionAnswer {}

  /** The reason is none of the firm's list. */
  record UnknownReason(String listed) implements CorrectionAnswer {}

  record NothingOpen(Invoice invoice) implements CorrectionAnswer {}

  /** More than is open, than the lines were billed at, or in another currency. */
  record MoreThanOpen(Money most) implements CorrectionAnswer {}

  /** Something of this invoice, or of another payer's part of the same bill, is paid: what is voided is unpaid. */
  record SomethingPaid(InvoiceNumber invoice) implements CorrectionAnswer {}

  /** It was issued elsewhere: nothing here can be billed again. */
  record NothingToRebill(InvoiceNumber invoice) implements CorrectionAnswer {}

  /** One is undecided. */
  record UnderWay(Correction correction) implements CorrectionAnswer {}

  record AlreadyDecided(Correction correction) implements CorrectionAnswer {}

  /** It takes somebody else: whoever asked does not decide alone. */
  record SecondPerson() implements CorrectionAnswer {}

  /** It takes somebody else: nobody signs two levels. */
  record SignedBefore() implements CorrectionAnswer {}

  /** Another role is asked. */
  record NotTheirs(Correction correction) implements CorrectionAnswer {}
}
