package io.matterflow.trust.workflow;

import io.matterflow.directory.Client;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.engine.TaskDesk.TaskSheet.Choice;
import io.matterflow.engine.TaskDesk.TaskSheet.Fact;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.Wording;
import io.matterflow.rest.Problem;
import io.matterflow.trust.DepositId;
import io.matterflow.trust.Deposits;
import io.matterflow.trust.ReceiptNotice;
import io.matterflow.trust.ReceiptNotices;
import io.matterflow.trust.ReceiptNotices.Told;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * A client could not be told by mail of money in trust: a person tells them, before the jurisdiction's days are over.
 */
@ModelTask(
    name = "Tell the client of a receipt otherwise",
    does = "A client could not be told by mail of money in trust: a person tells them, before the jurisdiction's "
        + "days are over.")
@Component
class TellOfReceipt implements TaskDesk {

  private static final String AGAIN = "AGAIN";
  private static final String TOLD = "TOLD";
  private static final int PRESSING = 80;

  private final ReceiptNotices notices;
  private final Deposits deposits;

  TellOfReceipt(ReceiptNotices notices, Deposits deposits) {
    this.notices = notices;
    this.deposits = deposits;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var id = id(task);
    var notice = notices.required(id);
    var title = DepositWords.title("Tell the client by %s of money on".formatted(Wording.brief(notice.dueOn())),
        deposits.required(id));
    return notices.presses(id)
        ? new Assignment(title, Optional.empty(), Set.of(), EnumSet.of(Role.BILLING_COORDINATOR, Role.BILLING_ADMIN),
            Optional.empty(), PRESSING)
        : Assignment.toRole(Role.BILLING_COORDINATOR, title);
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var id = id(task);
    var notice = notices.required(id);
    var deposit = deposits.required(id);
    var client = notices.client(id);
    var facts = new ArrayList<>(DepositWords.facts(deposit));
    facts.add(new Fact("Client", "%s, %s".formatted(client.id(), client.name())));
    facts.add(new Fact("Billing contacts", contacts(client)));
    facts.add(new Fact("To be told by", Wording.of(notice.dueOn())));
    return new TaskSheet(
        "Tell the client that this money came into trust for them: call or write, or correct the billing contact's address in the "
            + "practice system, load the directory and send the notice again.",
        why(notice),
        facts,
        DepositWords.links(deposit),
        List.of(Choice.of(AGAIN, "Send the e-mail again"),
            Choice.withReason(TOLD, "The client has been told: how, and whom")));
  }

  private static String why(ReceiptNotice notice) {
    return notice.state() == ReceiptNotice.State.RETURNED
        ? "The e-mail came back from one of its recipients."
        : "No billing contact has an address that takes mail, or messages to this client are paused or were dropped.";
  }

  private static String contacts(Client client) {
    var contacts = client.billingContacts().stream()
        .map(contact -> contact.email().map(email -> "%s, %s".formatted(contact.name(), email)).orElse(contact.name()))
        .collect(Collectors.joining("; "));
    return contacts.isEmpty() ? "none" : contacts;
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var result = TOLD.equals(outcome.outcome())
        ? notices.told(id(task), outcome.reason(), actor)
        : notices.again(id(task), actor);
    if (result == Told.STILL_NOBODY) {
      throw Problem.conflict("STILL_NOBODY", "No billing contact of the client has an address that takes mail.",
          "Correct the billing contact in the practice system and load the directory, or tell the client otherwise.");
    }
    if (result == Told.NOT_WAITING) {
      throw Problem.conflict("NOT_WAITING", "Somebody has told the client already.",
          "Close the form and read the list again.");
    }
  }

  private static DepositId id(TaskAtHand task) {
    return DepositId.of(task.businessKey());
  }
}
