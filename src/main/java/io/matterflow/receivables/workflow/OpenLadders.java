package io.matterflow.receivables.workflow;

import static io.matterflow.receivables.workflow.PaymentRemindersProcess.APPROVE_REMINDER;
import static io.matterflow.receivables.workflow.PaymentRemindersProcess.CHOOSE_STEP;
import static io.matterflow.receivables.workflow.PaymentRemindersProcess.FOLLOW_UP;
import static io.matterflow.receivables.workflow.PaymentRemindersProcess.ID;
import static io.matterflow.receivables.workflow.PaymentRemindersProcess.MESSAGE_KEPT_BACK;
import static io.matterflow.receivables.workflow.PaymentRemindersProcess.STEP_DUE;

import io.matterflow.engine.Moments;
import io.matterflow.engine.WorkItems;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.kernel.Actor;
import io.matterflow.receivables.ReminderTasks;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The case of an invoice's ladder: there is one. What a transaction has begun the engine's queries do not find before
 * it writes, so that a second look of the same transaction waits for its end.
 */
@Component
class OpenLadders implements ReminderTasks {

  private final RuntimeService runtime;
  private final TaskService tasks;
  private final WorkItems workItems;
  private final Moments moments;

  OpenLadders(RuntimeService runtime, TaskService tasks, WorkItems workItems, Moments moments) {
    this.runtime = runtime;
    this.tasks = tasks;
    this.workItems = workItems;
    this.moments = moments;
  }

  @Override
  public void begun(InvoiceNumber invoice) {
    runtime.startProcessInstanceByKey(ID, invoice.value());
    BegunHere.of(this::look).ifPresent(here -> here.begun.add(invoice));
  }

  @Override
  public void draftDecided(InvoiceNumber invoice, Actor by) {
    workItems.complete(ID, APPROVE_REMINDER, invoice.value(), by, Map.of());
  }

  @Override
  public void lookAgain(InvoiceNumber invoice) {
    var here = BegunHere.of(this::look).filter(one -> one.begun.contains(invoice));
    if (here.isPresent()) {
      here.get().lookedAtOnceMore.add(invoice);
    } else {
      look(invoice);
    }
  }

  @Override
  public void standStill(InvoiceNumber invoice) {
    moments.comeNow(ID, STEP_DUE, invoice.value());
    moments.comeNow(ID, MESSAGE_KEPT_BACK, invoice.value());
  }

  private void look(InvoiceNumber invoice) {
    var running = runtime.createProcessInstanceQuery()
        .processDefinitionKey(ID)
        .processInstanceBusinessKey(invoice.value())
        .list();
    if (running.isEmpty()) {
      begun(invoice);
    } else if (!moments.comeNow(ID, STEP_DUE, invoice.value())) {
      running.stream().map(ProcessInstance::getId).filter(this::onlyFollowsUp).forEach(
          id -> runtime.createProcessInstanceModification(id).startBeforeActivity(CHOOSE_STEP).execute());
    }
  }

  /** The ladder has no step left, and somebody is still asked to follow up. */
  private boolean onlyFollowsUp(String instance) {
    var at = runtime.getActivityInstance(instance);
    return at.getChildTransitionInstances().length == 0
        && Arrays.stream(at.getChildActivityInstances()).allMatch(one -> one.getActivityId().equals(FOLLOW_UP));
  }

  /**
   * At the end of the transaction at hand: it may do a step of the very case, and its own new task is none of those
   * that are over.
   */
  @Override
  public void followUpIsOver(InvoiceNumber invoice) {
    var open = followUps(invoice).list().stream().map(Task::getId).toList();
    if (!open.isEmpty()) {
      TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {

        @Override
        public void beforeCommit(boolean readOnly) {
          open.forEach(workItems::overtaken);
        }
      });
    }
  }

  @Override
  public boolean isFollowedUp(InvoiceNumber invoice) {
    return followUps(invoice).count() > 0;
  }

  private TaskQuery followUps(InvoiceNumber invoice) {
    return tasks.createTaskQuery()
        .processDefinitionKey(ID).processInstanceBusinessKey(invoice.value()).taskDefinitionKey(FOLLOW_UP);
  }

  @Override
  public boolean isInHand(InvoiceNumber invoice) {
    return tasks.createTaskQuery().processDefinitionKey(ID).processInstanceBusinessKey(invoice.value()).list().stream()
        .anyMatch(task -> !task.getTaskDefinitionKey().equals(FOLLOW_UP))
        || hasStopped(invoice);
  }

  @Override
  public boolean hasStopped(InvoiceNumber invoice) {
    return runtime.createProcessInstanceQuery()
        .processDefinitionKey(ID)
        .processInstanceBusinessKey(invoice.value())
        .withIncident()
        .count() > 0;
  }

  @Override
  public void followedUp(InvoiceNumber invoice, Actor by) {
    workItems.complete(ID, FOLLOW_UP, invoice.value(), by, Map.of());
  }

  /** Which ladders the transaction at hand has begun, and which of them are to look again at its end. */
  private static final class BegunHere implements TransactionSynchronization {

    private final Set<InvoiceNumber> begun = new HashSet<>();
    private final Set<InvoiceNumber> lookedAtOnceMore = new LinkedHashSet<>();
    private final Consumer<InvoiceNumber> look;

    private BegunHere(Consumer<InvoiceNumber> look) {
      this.look = look;
    }

    static Optional<BegunHere> of(Consumer<InvoiceNumber> look) {
      if (!TransactionSynchronizationManager.isSynchronizationActive()) {
        return Optional.empty();
      }
      var known = TransactionSynchronizationManager.getSynchronizations().stream()
          .filter(BegunHere.class::isInstance).map(BegunHere.class::cast).findFirst();
      if (known.isPresent()) {
        return known;
      }
      var here = new BegunHere(look);
      TransactionSynchronizationManager.registerSynchronization(here);
      return Optional.of(here);
    }

    @Override
    public void beforeCommit(boolean readOnly) {
      lookedAtOnceMore.forEach(look);
    }
  }
}
