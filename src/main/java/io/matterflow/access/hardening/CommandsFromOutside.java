package io.matterflow.access.hardening;

import jakarta.ws.rs.core.Response;
import java.lang.reflect.Field;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.ProcessDefinitionStatisticsQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cmd.AddCommentCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CreateAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DeleteDeploymentCmd;
import org.camunda.bpm.engine.impl.cmd.DeployCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SaveAttachmentCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitStartFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.rest.exception.InvalidRequestException;

/**
 * Refuses what nobody does through {@code /engine-rest} or Tasklist, whatever their grants: to deploy, to start in the
 * middle, to leave a task by the side, to write words into engine tables, to count what others work on. The product
 * itself carries no engine identity and is not asked. An expression in a query, wherever it was caught, is told as the
 * caller's mistake, and so is a name of nothing.
 */
class CommandsFromOutside extends CommandInterceptor {

  private static final Set<Class<?>> NEVER = Set.of(
      DeployCmd.class, DeleteDeploymentCmd.class, StartProcessInstanceAtActivitiesCmd.class, DelegateTaskCmd.class,
      ResolveTaskCmd.class, HandleTaskBpmnErrorCmd.class, HandleTaskEscalationCmd.class, AddCommentCmd.class,
      CreateAttachmentCmd.class, SaveAttachmentCmd.class, ProcessDefinitionStatisticsQueryImpl.class);

  /** What the caller got wrong there, the engine's interface would tell as a fault of the server. */
  private static final Set<Class<?>> BEGINNINGS = Set.of(StartProcessInstanceCmd.class, SubmitStartFormCmd.class);

  /** The engine's command does not tell. */
  private static final Field CLAIMANT = claimant();

  private static final String UNBOUND = "An unbound number of results is forbidden!";

  private final ProcessEngineConfigurationImpl engine;

  CommandsFromOutside(ProcessEngineConfigurationImpl engine) {
    this.engine = engine;
  }

  @Override
  public <T> T execute(Command<T> command) {
    if (NEVER.contains(command.getClass()) && comesFromOutside()) {
      throw new AuthorizationException("This is not done through the engine's interface: see /swagger-ui.html.");
    }
    if (command instanceof ClaimTaskCmd claim && comesFromOutside() && !isForOneself(claim)) {
      throw new AuthorizationException("A task is taken for oneself: whoever it is for takes it themselves.");
    }
    try {
      return next.execute(command);
    } catch (ProcessEngineException wrapped) {
      throw causedBy(ExpressionInQuery.class, wrapped)
          .<RuntimeException>map(expression -> expression)
          .or(() -> comesFromOutside() ? toldToThemOutside(command, wrapped) : Optional.empty())
          .orElse(wrapped);
    }
  }

  private static Optional<RuntimeException> toldToThemOutside(Command<?> command, ProcessEngineException wrapped) {
    var mistake = causedBy(BadUserRequestException.class, wrapped).map(ProcessEngineException::getMessage);
    if (BEGINNINGS.contains(command.getClass()) && mistake.isPresent()) {
      return mistake.map(message -> new InvalidRequestException(Response.Status.BAD_REQUEST, message));
    }
    if (wrapped instanceof NullValueException) {
      return Optional.of(new InvalidRequestException(Response.Status.NOT_FOUND,
          "There is no such thing, or it has ended. Load the list again: what waits for you is in it."));
    }
    if (mistake.filter(UNBOUND::equals).isPresent()) {
      return Optional.of(new BadUserRequestException(
          "%s Say how many with the parameter maxResults, at most %d.".formatted(UNBOUND,
              HardenedEngine.MOST_RESULTS)));
    }
    return refusalIn(wrapped);
  }

  /** What a listener refused, told as a refusal: the engine would tell it as a fault of the server. */
  private static Optional<RuntimeException> refusalIn(ProcessEngineException wrapped) {
    if (wrapped instanceof BadUserRequestException || wrapped instanceof AuthorizationException) {
      return Optional.empty();
    }
    return causedBy(AuthorizationException.class, wrapped)
        .or(() -> causedBy(BadUserRequestException.class, wrapped)
            .map(refused -> new AuthorizationException(refused.getMessage())))
        .map(refused -> refused);
  }

  /** The engine lets whoever is offered a task claim it in the name of anybody. */
  private boolean isForOneself(ClaimTaskCmd claim) {
    try {
      var person = CLAIMANT.get(claim);
      return person == null || person.equals(engine.getIdentityService().getCurrentAuthentication().getUserId());
    } catch (IllegalAccessException closed) {
      throw new IllegalStateException(closed);
    }
  }

  private static Field claimant() {
    try {
      var field = ClaimTaskCmd.class.getDeclaredField("userId");
      field.setAccessible(true);
      return field;
    } catch (NoSuchFieldException anotherEngine) {
      throw new IllegalStateException(anotherEngine);
    }
  }

  private boolean comesFromOutside() {
    return engine.getIdentityService() != null && engine.getIdentityService().getCurrentAuthentication() != null;
  }

  private static Optional<ProcessEngineException>
      causedBy(Class<? extends ProcessEngineException> kind, Throwable wrapped) {
    return Stream.iterate(wrapped, cause -> cause != null, Throwable::getCause)
        .filter(kind::isInstance)
        .<ProcessEngineException>map(kind::cast)
        .findFirst();
  }
}
