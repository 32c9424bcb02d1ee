package io.matterflow.engine;

import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/**
 * Where people find what they have to do: {@code matterflow.public-url}, else this machine on the port it listens on.
 */
@Component
public class WorkList {

  private static final String TASKLIST = "/camunda/app/tasklist/default/";

  private final Environment environment;

  WorkList(Environment environment) {
    this.environment = environment;
  }

  public URI address() {
    var port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
    var base = environment.getProperty("matterflow.public-url", "http://localhost:" + port);
    return URI.create(base.replaceAll("/+$", "") + TASKLIST);
  }

  /** The form of one task. */
  public URI of(String taskId) {
    return URI.create(address() + "#/?task=" + taskId);
  }
}
