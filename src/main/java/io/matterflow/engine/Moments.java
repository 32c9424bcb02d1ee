package io.matterflow.engine;

import java.time.Clock;
import java.util.Date;
import java.util.List;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.stereotype.Component;

/** Moments that cases wait for. One may come sooner, because something happened that the case should look at. */
@Component
public class Moments {

  private final RuntimeService runtime;
  private final ManagementService management;
  private final Clock clock;

  Moments(RuntimeService runtime, ManagementService management, Clock clock) {
    this.runtime = runtime;
    this.management = management;
    this.clock = clock;
  }

  /** The case stops waiting at this timer, now; false when none of this business key waits there. */
  public boolean comeNow(String process, String timer, String businessKey) {
    var waiting = runtime.createProcessInstanceQuery()
        .processDefinitionKey(process)
        .processInstanceBusinessKey(businessKey)
        .list()
        .stream()
        .flatMap(instance -> management.createJobQuery()
            .processInstanceId(instance.getId())
            .activityId(timer)
            .timers()
            .list()
            .stream())
        .map(job -> job.getId())
        .toList();
    return comeNow(waiting);
  }

  private boolean comeNow(List<String> jobs) {
    jobs.forEach(job -> management.setJobDuedate(job, Date.from(clock.instant())));
    return !jobs.isEmpty();
  }
}
