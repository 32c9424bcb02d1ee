package io.matterflow.messaging;

import java.util.Arrays;
import java.util.Optional;

/** What a text may leave open, in braces: {@code {invoiceNumber}}. */
public enum Word {
  FIRM_NAME("firmName"),
  CONTACT_NAME("contactName"),
  MATTER_NAME("matterName"),
  INVOICE_NUMBER("invoiceNumber"),
  INVOICE_DATE("invoiceDate"),
  DUE_DATE("dueDate"),
  TOTAL("total"),
  AMOUNT_OPEN("amountOpen"),
  /** What is missed of a payment plan. */
  INSTALMENT_AMOUNT("instalmentAmount"),
  INSTALMENT_DATE("instalmentDate"),
  PAY_LINK("payLink"),
  AS_OF("asOf"),
  CREDIT_NOTE("creditNote"),
  CREDITED("credited"),
  /** What came into trust; where the bank has taken a part back, that and what is left, too. */
  RECEIVED("received"),
  RECEIVED_ON("receivedOn"),
  /** Of a request to fill a retainer up. */
  REQUEST_NUMBER("requestNumber"),
  AMOUNT_ASKED("amountAsked"),
  TRUST_BALANCE("trustBalance"),
  RETAINER_MINIMUM("retainerMinimum");

  private final String name;

  Word(String name) {
    this.name = name;
  }

  static Optional<Word> called(String name) {
    return Arrays.stream(values()).filter(word -> word.name.equals(name)).findFirst();
  }

  /** As a text writes it. */
  public String inBraces() {
    return "{%s}".formatted(name);
  }
}
