package io.matterflow.access;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.matterflow.HttpCalls;
import io.matterflow.HttpCalls.Answer;
import io.matterflow.TasklistBrowser;
import io.matterflow.access.EngineRoutes.Route;

/** One of the two ways to the engine's interface, for somebody who is signed in. */
public interface EngineDoor {

  ObjectMapper JSON = new ObjectMapper();

  Answer go(Route route);

  static EngineDoor rest(int port, String caller) {
    var calls = HttpCalls.to(port).as(caller);
    return route -> through(route, "/engine-rest", calls);
  }

  static EngineDoor tasklist(int port, String caller) {
    var browser = TasklistBrowser.signIn(port, caller).page();
    return route -> through(route, "/camunda/api/engine/engine/default", browser);
  }

  private static Answer through(Route route, String root, HttpCalls calls) {
    var typed = route.isMultipart() ? calls.with("Content-Type", "multipart/form-data; boundary=b")
        : calls.with("Content-Type", "application/json");
    return typed.send(route.method(), root + route.path(),
        route.body() instanceof String text ? text : json(route.body()));
  }

  private static String json(Object body) {
    try {
      return JSON.writeValueAsString(body);
    } catch (JsonProcessingException unwritable) {
      throw new IllegalStateException(unwritable);
    }
  }
}
