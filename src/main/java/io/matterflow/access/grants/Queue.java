package io.matterflow.access.grants;

import static io.matterflow.kernel.Role.AUDITOR;
import static io.matterflow.kernel.Role.BILLING_ADMIN;
import static io.matterflow.kernel.Role.BILLING_COORDINATOR;
import static io.matterflow.kernel.Role.BILLING_PARTNER;
import static io.matterflow.kernel.Role.BOOKKEEPER;
import static io.matterflow.kernel.Role.LEGAL_OPS;
import static io.matterflow.kernel.Role.RESPONSIBLE_ATTORNEY;
import static io.matterflow.kernel.Role.TIMEKEEPER;
import static io.matterflow.kernel.Role.TRUST_AUTHORIZER;

import io.matterflow.kernel.Role;
import java.util.List;
import java.util.Set;

/**
 * A list of tasks in Tasklist and the roles that find it there. It narrows what a person may see and never widens it: a
 * queue shows each person only the tasks that are theirs by name or by group.
 */
record Queue(
    String name,
    String description,
    int priority,
    List<String> tasks,
    Set<Role> roles,
    boolean ofModelsOwnTasks) {

  Queue(String name, String description, int priority, List<String> tasks, Set<Role> roles) {
    this(name, description, priority, tasks, roles, false);
  }

  /** Everybody who works in Tasklist: all but the systems. */
  static final Set<Role> PEOPLE = Set.of(
      TIMEKEEPER, BILLING_COORDINATOR, RESPONSIBLE_ATTORNEY, BILLING_PARTNER, BOOKKEEPER,
      TRUST_AUTHORIZER, BILLING_ADMIN, LEGAL_OPS, AUDITOR);

  static final List<Queue> ALL = List.of(
      new Queue("My tasks", "All that waits for you", 0, List.of(), PEOPLE),
      new Queue("My time", "Activities to place on a matter, and time to approve", 10,
          List.of("reviewDay", "reviewDay_delegate", "approvePrompt", "confirmMatter", "answerChange"),
          Set.of(TIMEKEEPER)),
      new Queue("My exceptions", "Lines of yours that a guideline holds up, and work that was told twice", 15,
          List.of("resolveExceptions", "answerDuplicate"), Set.of(TIMEKEEPER)),
      new Queue("Exceptions", "All that stands still until somebody has answered", 20,
          List.of("resolveExceptions", "answerDuplicate", "answerBilledThere", "supplyRate", "nameRecipient",
              "mendAddress", "mendPortalFile", "mendRejection", "decideResubmission", "decideOverpayment",
              "confirmWhetherSent_timeEntry", "confirmWhetherSent_correction", "confirmWhetherSent_invoice",
              "confirmWhetherSent_reminder", "confirmWhetherSent_notice", "confirmWhetherSent_ladder",
              "confirmWhetherSent_refund", "confirmWhetherSent_portal", "confirmWhetherSent_posting",
              "confirmWhetherSent_note"),
          Set.of(BILLING_COORDINATOR, BILLING_ADMIN, RESPONSIBLE_ATTORNEY, BILLING_PARTNER, BOOKKEEPER)),
      new Queue("Pre-bills to review", "Correct, write down, hold", 30,
          List.of("reviewPreBill"), Set.of(RESPONSIBLE_ATTORNEY, BILLING_PARTNER, BILLING_COORDINATOR, BILLING_ADMIN)),
      new Queue("Pre-bills to approve", "Sign off what was reviewed", 40,
          List.of("approvePreBill"), Set.of(BILLING_PARTNER, BILLING_ADMIN, RESPONSIBLE_ATTORNEY)),
      new Queue("About to leave", "Approved, and to be recalled until the invoice is made", 45,
          List.of("recallApproval"), Set.of(BILLING_PARTNER, BILLING_ADMIN, RESPONSIBLE_ATTORNEY, BILLING_COORDINATOR)),
      new Queue("Post", "Invoices to print and mail", 48,
          List.of("mailBatch"), Set.of(BILLING_COORDINATOR, BILLING_ADMIN)),
      new Queue("Deliver by hand", "Invoices and credit notes that do not go out by e-mail, or have nobody to go to",
          50,
          List.of("deliverByHand", "nameRecipient", "bringCorrection"), Set.of(BILLING_COORDINATOR, BILLING_ADMIN)),
      new Queue("Bills in the practice system", "Entries that were billed here, to be marked over there by hand", 51,
          List.of("markBilled"), Set.of(BILLING_COORDINATOR, BILLING_ADMIN)),
      new Queue("Portals", "Invoices to bring into clients' e-billing portals, and what a portal said of them", 52,
          List.of("uploadToPortal", "mendPortalFile", "mendRejection", "decideResubmission", "answerReduction",
              "followAppeal"),
          Set.of(BILLING_COORDINATOR, BILLING_ADMIN, RESPONSIBLE_ATTORNEY, BILLING_PARTNER)),
      new Queue("Disputes", "What a client contests, to be settled", 55,
          List.of("resolveDispute"), Set.of(RESPONSIBLE_ATTORNEY, BILLING_COORDINATOR, BILLING_ADMIN)),
      new Queue("Corrections to approve", "Credits, voids and write-offs that somebody asked for", 57,
          List.of("approveCorrection"), Set.of(RESPONSIBLE_ATTORNEY, BILLING_PARTNER, BILLING_ADMIN)),
      new Queue("Messages to clients", "Reminders to agree to, messages that are kept back, addresses that take none",
          58,
          List.of("approveReminder", "releaseMessages", "mendAddress", "reachClient", "findOtherWay",
              "tellOfReceipt", "ownTask_unreached"), Set.of(BILLING_COORDINATOR, BILLING_ADMIN)),
      new Queue("Follow up", "Invoices to talk about with the client", 60,
          List.of("followUp"), Set.of(BILLING_ADMIN)),
      new Queue("Payment plans to agree to", "Large plans that somebody has asked for", 65,
          List.of("agreePlan"), Set.of(BILLING_PARTNER, BILLING_ADMIN)),
      new Queue("Payments to decide", "More came in than was owed", 70,
          List.of("decideOverpayment"), Set.of(BOOKKEEPER)),
      new Queue("Money back", "Refunds to agree to or to pay, and chargebacks to answer", 75,
          List.of("answerChargeback", "authorizeRefund", "refundByHand"),
          Set.of(BOOKKEEPER, BILLING_ADMIN, BILLING_PARTNER)),
      new Queue("Trust to authorize", "Trust money that is to leave: to lawyers who hold the authority by name", 71,
          List.of("authorizeDrawdown", "releaseEarly"),
          Set.of(TRUST_AUTHORIZER, BILLING_PARTNER, RESPONSIBLE_ATTORNEY, BILLING_ADMIN)),
      new Queue("Trust to carry out", "Cheques and transfers that a lawyer has authorized", 72,
          List.of("executeDrawdown"), Set.of(BOOKKEEPER)),
      new Queue("Trust", "Deposits to confirm and to identify, what a bank took from trust, and what waits too long",
          72,
          List.of("confirmDeposits", "identifyReceipt", "releaseDeposit", "acknowledgeBankDebit", "cureShortage",
              "answerConcern"),
          Set.of(BOOKKEEPER, TRUST_AUTHORIZER)),
      new Queue("Trust reconciliations", "Statements to tick off, and reconciliations to sign", 73,
          List.of("tickOff", "signReconciliation"),
          Set.of(BOOKKEEPER, TRUST_AUTHORIZER, BILLING_PARTNER, RESPONSIBLE_ATTORNEY, BILLING_ADMIN)),
      new Queue("Trust requests", "Retainers to be filled up: letters to release, and clients to talk to", 74,
          List.of("releaseRequest", "followUpRequest"), Set.of(BILLING_COORDINATOR, BILLING_ADMIN)),
      new Queue("Matters to close", "What keeps a matter open, and closings to sign", 76,
          List.of("settleOpenPieces", "signClosing"),
          Set.of(BILLING_COORDINATOR, BILLING_ADMIN, BILLING_PARTNER, RESPONSIBLE_ATTORNEY)),
      new Queue("Settlements",
          "Statements of distribution for the client's approval, and shares that are not paid as stated", 75,
          List.of("recordClientsWord", "settleShares"),
          Set.of(BILLING_COORDINATOR, BILLING_ADMIN, BILLING_PARTNER, RESPONSIBLE_ATTORNEY)),
      new Queue("Rules", "Edited tables and models to put into force or to refuse", 78,
          List.of("releaseRuleChange"),
          Set.of(LEGAL_OPS, BILLING_ADMIN, TRUST_AUTHORIZER, BILLING_PARTNER, RESPONSIBLE_ATTORNEY)),
      new Queue("Steps of the firm's own", "Tasks that the firm has drawn into its models", 79, List.of(), PEOPLE,
          true),
      new Queue("Books", "Differences between the journal and the accounting system", 77,
          List.of("clearDifferences"), Set.of(BOOKKEEPER)),
      new Queue("Confirm whether sent", "The other side did not say whether it arrived", 80,
          List.of("confirmWhetherSent"), Set.of(BILLING_ADMIN)),
      new Queue("Take over", "Work of somebody who is gone, and has nobody yet", 90,
          List.of("nameSubstitute"), Set.of(BILLING_ADMIN)));
}
