package io.matterflow.reporting.workflow;

import io.matterflow.directory.Client;
import io.matterflow.directory.Directory;
import io.matterflow.engine.ModelTask;
import io.matterflow.engine.TaskDesk;
import io.matterflow.kernel.Actor;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.Wording;
import io.matterflow.messaging.Addresses;
import io.matterflow.messaging.Messages.Channel;
import io.matterflow.reporting.ClientStatement;
import io.matterflow.reporting.ClientStatementId;
import io.matterflow.reporting.ClientStatements;
import io.matterflow.reporting.ClientStatements.Retry;
import io.matterflow.rest.Problem;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/**
 * A statement did not reach its client: a person mends the address and sends it again, or brings it there otherwise.
 */
@ModelTask(
    name = "Reach a client with a statement",
    does = "A statement did not reach its client: a person mends the address and sends it again, or brings it "
        + "there otherwise.")
@Component
class ReachClient implements TaskDesk {

  private static final String AGAIN = "AGAIN";
  private static final String ADDRESS_IS_RIGHT = "ADDRESS_IS_RIGHT";
  private static final String REACHED = "REACHED";

  private final ClientStatements statements;
  private final Directory directory;
  private final Addresses addresses;

  ReachClient(ClientStatements statements, Directory directory, Addresses addresses) {
    this.statements = statements;
    this.directory = directory;
    this.addresses = addresses;
  }

  @Override
  public Assignment assignment(TaskAtHand task) {
    var statement = statements.required(id(task));
    return Assignment.toRole(Role.BILLING_COORDINATOR,
        "Get the statement as of %s to client %s".formatted(Wording.brief(statement.asOf()), statement.client()));
  }

  @Override
  public TaskSheet sheet(TaskAtHand task, Actor actor) {
    var statement = statements.required(id(task));
    var client = directory.required(statement.client());
    return new TaskSheet(
        "Correct the billing contact's address in the practice system, load the directory and send the statement again, or bring it "
            + "to the client otherwise.",
        why(statement),
        List.of(
            new TaskSheet.Fact("Client", "%s, %s".formatted(client.id(), client.name())),
            new TaskSheet.Fact("As of", Wording.of(statement.asOf())),
            new TaskSheet.Fact("Billing contacts", contacts(client)),
            new TaskSheet.Fact("Came back", returned(client))),
        List.of(new TaskSheet.Link("pdf", "The statement",
            "/api/statements/%s/document?format=pdf".formatted(statement.id()))),
        List.of(
            TaskSheet.Choice.of(AGAIN, "Send it again"),
            TaskSheet.Choice.of(ADDRESS_IS_RIGHT, "The address is right: send it there again"),
            TaskSheet.Choice.withReason(REACHED, "The client has it otherwise, or needs it no more")));
  }

  private static String why(ClientStatement statement) {
    return statement.state() == ClientStatement.State.RETURNED
        ? "The e-mail with the statement came back from one of its recipients."
        : "No billing contact of the client has an address that takes mail. A statement never goes to another contact instead.";
  }

  private static String contacts(Client client) {
    var contacts = client.billingContacts().stream()
        .map(contact -> contact.email().map(email -> "%s, %s".formatted(contact.name(), email)).orElse(contact.name()))
        .collect(Collectors.joining("; "));
    return contacts.isEmpty() ? "none" : contacts;
  }

  private String returned(Client client) {
    var returned = client.billingContacts().stream()
        .flatMap(contact -> contact.email().stream())
        .flatMap(address -> addresses.failing(Channel.EMAIL, address).stream())
        .map(failing -> "%s: %s (%s)".formatted(failing.address(), failing.failure().words(), failing.code()))
        .collect(Collectors.joining("; "));
    return returned.isEmpty() ? "nothing" : returned;
  }

  @Override
  public void finish(TaskAtHand task, TaskOutcome outcome, Actor actor) {
    var result = REACHED.equals(outcome.outcome())
        ? statements.close(id(task), outcome.reason(), actor)
        : statements.again(id(task), ADDRESS_IS_RIGHT.equals(outcome.outcome()), actor);
    if (result == Retry.STILL_NOBODY) {
      throw Problem.conflict("STILL_NOBODY", "No billing contact of the client has an address that takes mail.",
          "Correct the billing contact in the practice system, load the directory, then send it again.");
    }
    if (result == Retry.NOT_WAITING) {
      throw Problem.conflict("NOT_WAITING", "Somebody has dealt with the statement already.",
          "Close the form and read the list again.");
    }
  }

  private static ClientStatementId id(TaskAtHand task) {
    return ClientStatementId.of(task.businessKey());
  }
}
