package io.matterflow.trust;

/** Why trust money does not move, and what to do next. The names are the codes that callers get. */
public enum TrustCode {
  TRUST_CROSS_LEDGER_TRANSFER(
      "One client's money is not used for another.",
      "Draw on the ledger of the matter itself, or record the client's written consent for another matter of the same client."),
  TRUST_COMMINGLING(
      "The firm's own money does not stand among its clients'.",
      "Keep it in the operating account; trust takes the float for bank charges up to its cap, and what cures a shortage."),
  TRUST_NO_CASH("Trust money is not paid out in cash.", "Name a payee and pay by cheque or transfer."),
  TRUST_FEE_FROM_TRUST(
      "What a bank or a processor charges is not a client's to pay.",
      "Book it to operating, or to the float for bank charges."),
  TRUST_PERIOD_LOCKED(
      "The day lies in a period that was reconciled and signed, or before the account was opened.",
      "Date it in the open period; what was wrong before is corrected by a reversing entry of today."),
  TRUST_FUTURE_DATED("The day has not come yet.", "Record it on the day on which it happens."),
  TRUST_NO_INVOICE(
      "There is no issued invoice of this matter on which so much is open.",
      "Name an issued, unpaid invoice of the same matter."),
  TRUST_DISPUTED("The client disputes this part of the invoice.",
      "Draw what is undisputed; resolve the dispute first for the rest."),
  TRUST_NOT_OWED(
      "The client does not owe the firm so much for deposits that were taken back, or has not agreed to it.",
      "Name where the client's written consent is, and at most what is owed."),
  TRUST_NOT_REVERSIBLE(
      "There is no such posting to take back: it is another, or it or a part of it was taken back before or is about to be.",
      "Name a deposit, a drawdown or what the bank did on this ledger with its whole amount, or with what the bank has left of a deposit;"
          + " the ledger that is right only with a deposit."),
  TRUST_INSUFFICIENT_LEDGER(
      "The ledger does not hold so much, whatever the bank account holds.", "Draw at most what the ledger covers."),
  TRUST_UNCLEARED_FUNDS(
      "Part of the ledger is not drawable yet.",
      "Wait until the deposits have cleared and a person with trust authority has confirmed them."),
  TRUST_BEING_DISTRIBUTED(
      "A settlement on this ledger is being distributed, and its statement has divided the money.",
      "Draw at most what is beside it; for another division withdraw the statement first."),
  TRUST_FROZEN(
      "Drawdowns of this account are stopped: it is short, or its books and its bank differ.",
      "Cure the shortage or resolve the difference first."),
  TRUST_NOT_AUTHORIZED(
      "No lawyer with trust authority has authorized this as it stands.",
      "Have it authorized by a person with trust authority."),
  TRUST_OUT_OF_BALANCE(
      "Bank, book and ledgers are not equal at the end of the period.",
      "Find the difference, starting with the hints, and reconcile again; only what is in balance is signed."),
  TRUST_RECONCILIATION_STALE(
      "Something was posted or cleared in the period, or it was reconciled anew, since this was made.",
      "Reconcile again and sign the newest."),
  TRUST_LINES_OPEN(
      "Of a line of the bank's statement in the period nobody has said what it is.",
      "Tick off the statement to its last line first."),
  TRUST_BANK_ERRORS_UNSEEN(
      "The statement is in balance only with errors of the bank.",
      "Look at their evidence and sign with bankErrorsAcknowledged."),
  TRUST_OBJECTION_WINDOW(
      "The client has had notice of the invoice, and the days to object are not over.",
      "Wait until they are, or release it early with the client's word."),
  TRUST_NOT_OUR_BOOK(
      "The ledger of record of this account is kept in the practice system.",
      "Do it there. Nothing is posted or reconciled here on this account, whose balance reads 0.00; what the practice system tells of a"
          + " matter is shown with the matter."),
  TRUST_UNKNOWN_ACCOUNT("No trust account of that name is open.", "Open it by its balances first."),
  TRUST_UNKNOWN_LEDGER("No matter of that name has a ledger.", "Name a matter of the directory, or FIRM-BANK-CHARGES."),
  TRUST_WRONG_CURRENCY("The account is kept in another currency.", "Name an account of that currency.");

  private final String meaning;
  private final String next;

  TrustCode(String meaning, String next) {
    this.meaning = meaning;
    this.next = next;
  }

  public String meaning() {
    return meaning;
  }

  public String next() {
    return next;
  }
}
