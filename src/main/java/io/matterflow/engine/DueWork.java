package io.matterflow.engine;

import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The engine's open jobs, done one by one in the order in which they fall due, by whoever moves the clock. */
@Component
public class DueWork {

  private static final Logger LOG = LoggerFactory.getLogger(DueWork.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(20);

  private final ProcessEngine engine;

  public DueWork(ProcessEngine engine) {
    this.engine = engine;
  }

  /**
   * Keeps the engine's own threads from jobs until the turn is closed, on the same thread. Empty when jobs were still
   * running after the given patience: then nothing was taken over.
   */
  public Optional<Turn> takeOver(Duration patience) {
    var turn = new Turn();
    if (turn.isAloneWithin(patience)) {
      return Optional.of(turn);
    }
    turn.close();
    return Optional.empty();
  }

  /** A job that waits for its time. One that failed and waits for its next try is another due job. */
  public record Due(String jobId, Instant at, String process, String activity, String businessKey) {}

  /** While it lasts, jobs are done here, in the engine's own name, and nowhere else. */
  public final class Turn implements AutoCloseable {

    private final boolean hadThreads = configuration().getJobExecutor().isActive();
    private final @Nullable Authentication caller = engine.getIdentityService().getCurrentAuthentication();

    private Turn() {
      engine.getIdentityService().clearAuthentication();
      if (hadThreads) {
        configuration().getJobExecutor().shutdown();
      }
    }

    /** The first job that falls due no later than the given moment; what is overdue comes before it. */
    public Optional<Due> next(Instant until, Set<Due> leavingOut) {
      var justAfter = Date.from(until.plusMillis(1));
      return first(open().executable(), leavingOut).or(() -> first(open().duedateLowerThan(justAfter), leavingOut));
    }

    /** Does the job now; false when it failed, and then the engine has counted the try and planned the next. */
    public boolean run(Due due) {
      try {
        engine.getManagementService().executeJob(due.jobId());
        return true;
      } catch (RuntimeException failure) {
        LOG.warn("Job {} of {} failed: {}", due.jobId(), due.activity(), failure.toString());
        return false;
      }
    }

    @Override
    public void close() {
      engine.getIdentityService().setAuthentication(caller);
      if (hadThreads) {
        configuration().getJobExecutor().start();
      }
    }

    private boolean isAloneWithin(Duration patience) {
      var deadline = System.nanoTime() + patience.toNanos();
      while (engine.getManagementService().createJobQuery().acquired().count() > 0) {
        if (System.nanoTime() > deadline) {
          return false;
        }
        LockSupport.parkNanos(LOOK_AGAIN.toNanos());
      }
      return true;
    }

    private JobQuery open() {
      return engine.getManagementService().createJobQuery().active().withRetriesLeft().orderByJobDuedate().asc();
    }

    private Optional<Due> first(JobQuery jobs, Set<Due> leavingOut) {
      return jobs.listPage(0, leavingOut.size() + 1).stream()
          .map(this::due)
          .filter(due -> !leavingOut.contains(due))
          .findFirst();
    }

    private Due due(Job job) {
      var at = Optional.ofNullable(job.getDuedate()).orElseGet(job::getCreateTime).toInstant();
      return new Due(job.getId(), at, orElse(job.getProcessDefinitionKey()), activity(job), businessKey(job));
    }

    private String activity(Job job) {
      return Optional.ofNullable(job.getJobDefinitionId())
          .map(id -> engine.getManagementService().createJobDefinitionQuery().jobDefinitionId(id).singleResult())
          .map(definition -> definition.getActivityId())
          .orElse("");
    }

    private String businessKey(Job job) {
      return Optional.ofNullable(job.getProcessInstanceId())
          .map(id -> engine.getRuntimeService().createProcessInstanceQuery().processInstanceId(id).singleResult())
          .map(instance -> instance.getBusinessKey())
          .orElse("");
    }

    private static String orElse(@Nullable String process) {
      return process == null ? "" : process;
    }
  }

  private ProcessEngineConfigurationImpl configuration() {
    return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
  }
}
