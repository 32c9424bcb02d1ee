package io.matterflow.messaging.workflow;

import static io.matterflow.messaging.workflow.MessagePauseProcess.ID;
import static io.matterflow.messaging.workflow.MessagePauseProcess.MESSAGE_KEPT_BACK;
import static io.matterflow.messaging.workflow.MessagePauseProcess.RELEASE_MESSAGES;

import io.matterflow.engine.Moments;
import io.matterflow.engine.WorkItems;
import io.matterflow.messaging.MessagesPaused;
import io.matterflow.messaging.MessagesReleased;
import io.matterflow.messaging.QueueMoved;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A pause is a case that waits for a person's word; who waits in its queue looks again at once. */
@Component
class PauseNews {

  private final RuntimeService runtime;
  private final WorkItems workItems;
  private final Moments moments;

  PauseNews(RuntimeService runtime, WorkItems workItems, Moments moments) {
    this.runtime = runtime;
    this.workItems = workItems;
    this.moments = moments;
  }

  @EventListener
  void on(MessagesPaused news) {
    runtime.startProcessInstanceByKey(ID, news.pause().toString());
  }

  @EventListener
  void on(MessagesReleased news) {
    workItems.complete(ID, RELEASE_MESSAGES, news.pause().toString(), news.by(), Map.of());
  }

  @EventListener
  void on(QueueMoved news) {
    moments.comeNow(news.process(), MESSAGE_KEPT_BACK, news.businessKey());
  }
}
