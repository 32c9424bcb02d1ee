package io.matterflow;

import java.time.Clock;
import java.time.Instant;
import java.util.Date;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.JobQuery;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.springframework.stereotype.Component;

/** The jobs of one case, driven by hand: the job executor is off in tests. */
@Component
public class Jobs {

  private final ManagementService management;
  private final RuntimeService runtime;
  private final Clock clock;

  Jobs(ManagementService management, RuntimeService runtime, Clock clock) {
    this.management = management;
    this.runtime = runtime;
    this.clock = clock;
  }

  /** Does what is due of the case with this business key, one job after the other, until nothing is; answers how many. */
  public int runDue(String process, String businessKey) {
    int done = 0;
    for (var job = firstDue(process, businessKey); job.isPresent(); job = firstDue(process, businessKey)) {
      management.executeJob(job.get().getId());
      done++;
    }
    return done;
  }

  /** Does what waits of the case, one job after the other and whether it is due or not, until nothing is left; answers how many. */
  public int runAll(String process, String businessKey) {
    int done = 0;
    for (var job = first(process, businessKey); job.isPresent(); job = first(process, businessKey)) {
      management.executeJob(job.get().getId());
      done++;
    }
    return done;
  }

  /** When the next job of the case falls due. */
  public Optional<Instant> nextDue(String process, String businessKey) {
    return open(process, businessKey).flatMap(jobs -> jobs.orderByJobDuedate().asc().listPage(0, 1).stream().findFirst())
        .map(job -> Optional.ofNullable(job.getDuedate()).orElseGet(job::getCreateTime).toInstant());
  }

  private Optional<Job> first(String process, String businessKey) {
    return open(process, businessKey).flatMap(jobs -> jobs.orderByJobDuedate().asc().listPage(0, 1).stream().findFirst());
  }

  private Optional<Job> firstDue(String process, String businessKey) {
    var justAfterNow = Date.from(clock.instant().plusMillis(1));
    return open(process, businessKey)
        .flatMap(jobs -> jobs.duedateLowerThan(justAfterNow).orderByJobDuedate().asc().listPage(0, 1).stream().findFirst());
  }

  private Optional<JobQuery> open(String process, String businessKey) {
    return Optional.ofNullable(runtime.createProcessInstanceQuery()
            .processDefinitionKey(process).processInstanceBusinessKey(businessKey).singleResult())
        .map(instance -> management.createJobQuery().processInstanceIds(caseOf(instance)).withRetriesLeft().active());
  }

  /** The case with those that it has called. */
  private Set<String> caseOf(ProcessInstance instance) {
    var ids = new HashSet<>(Set.of(instance.getId()));
    runtime.createProcessInstanceQuery().superProcessInstanceId(instance.getId()).list()
        .forEach(called -> ids.add(called.getId()));
    return ids;
  }
}
