package io.matterflow.invoicing;

/** Where an invoice stands, from a published list, each with the one thing to do next. */
public enum InvoiceStatus {
  BEING_MADE("Nothing: its document is being made. What goes wrong stands under the exceptions."),
  BEING_SENT("Nothing: its e-mail goes out. What goes wrong stands under the exceptions."),
  IN_DOUBT("Look in the mail system whether it was sent, and say so in the task \"Confirm whether sent\"."),
  CAME_BACK(
      "Do the task \"Mend the address\": the invoice came back from everybody. Its reminders count from the day on which it is sent again."),
  WAITING_FOR_RECIPIENT("Name a billing contact in the practice system, load the directory, then try again."),
  WAITING_FOR_POST("Print and mail the batch that it is in, and say on which day."),
  WAITING_FOR_DELIVERY("Deliver it by hand and say on which day."),
  WAITING_FOR_PORTAL_FILE("Do the task \"Mend the portal's file\": no portal would take its file as it is."),
  WAITING_FOR_UPLOAD("Upload its file to the client's portal, then enter the day and the portal's tracking number."),
  IN_PORTAL("Look up in the client's portal what it says of the invoice, and record that."),
  REDUCED_BY_PORTAL("Answer the portal's reduction: accept it, or appeal."),
  REJECTED_BY_PORTAL("Mend what the portal rejects, then submit the invoice again."),
  DUE("Nothing: the client pays by the due date."),
  OVERDUE("Nothing: the next reminder goes out by itself."),
  ON_A_PLAN("Nothing: the client pays it in instalments, and keeps the payment plan."),
  INSTALMENT_MISSED("Nothing: an instalment was missed, and the reminder of it goes out by itself."),
  TO_FOLLOW_UP("Follow up with the client: no further reminder goes out."),
  RESERVED_FOR_TRUST(
      "Nothing of the client: what is open is to be drawn from trust. A lawyer authorizes the draw, then the bookkeeper enters it."),
  CORRECTION_TO_SIGN("Agree to the correction that settles the dispute, or have the invoice stay as it is."),
  DISPUTED("Settle with the client what is contested, and say how."),
  PAID("Nothing: it is paid."),
  CREDITED("Nothing: what was open is credited."),
  VOIDED("Nothing: it does not count. Its time and costs are billed by another invoice, if at all."),
  WRITTEN_OFF("Nothing: what was open is given up. Money that names it is still taken.");

  private final String nextAction;

  InvoiceStatus(String nextAction) {
    this.nextAction = nextAction;
  }

  public String nextAction() {
    return nextAction;
  }
}
