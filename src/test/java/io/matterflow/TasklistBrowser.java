package io.matterflow;

import io.matterflow.HttpCalls.Answer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A person who signed in to Tasklist, by the requests that the page itself makes: session cookie and XSRF token. */
public final class TasklistBrowser {

  private final int port;
  private final Map<String, String> cookies;

  private TasklistBrowser(int port, Map<String, String> cookies) {
    this.port = port;
    this.cookies = cookies;
  }

  /** Signs in with the password of {@link TestPeople}. */
  public static TasklistBrowser signIn(int port, String user) {
    return signIn(port, user, TestPeople.PASSWORD);
  }

  public static TasklistBrowser signIn(int port, String user, String password) {
    var browser = open(port);
    var answer = browser.logIn(user, password);
    if (answer.status() != 200) {
      throw new IllegalStateException(user + " could not sign in to Tasklist: " + answer);
    }
    return browser.after(answer).lookAround();
  }

  /** The status with which an attempt to sign in is answered. */
  public static int attempt(int port, String user, String password) {
    return open(port).logIn(user, password).status();
  }

  /** A stranger who has the page open: a session and its token, and nobody signed in. */
  public static TasklistBrowser open(int port) {
    return new TasklistBrowser(port, Map.of()).lookAround();
  }

  public Answer get(String path) {
    return page().get(path);
  }

  public Answer post(String path, Object body) {
    return page().post(path, body);
  }

  public Answer send(String method, String path, String body) {
    return page().send(method, path, body);
  }

  /** The same session, as a page of another site would use it. */
  public HttpCalls withoutToken() {
    return HttpCalls.to(port).with("Cookie", cookies.entrySet().stream()
        .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
        .collect(Collectors.joining("; ")));
  }

  /** By name: what a browser has to keep to carry on with this session. */
  public Map<String, String> cookies() {
    return Map.copyOf(cookies);
  }

  /** The names of the queues that the person finds. */
  public List<String> filters() {
    var names = new ArrayList<String>();
    get("/camunda/api/engine/engine/default/filter?resourceType=Task&itemCount=false&firstResult=0&maxResults=100")
        .json()
        .forEach(filter -> names.add(filter.path("name").asText()));
    return names;
  }

  private Answer logIn(String user, String password) {
    return page().with("Content-Type", "application/x-www-form-urlencoded")
        .send("POST", "/camunda/api/admin/auth/user/default/login/tasklist",
            "username=" + user + "&password=" + password);
  }

  /** Requests as its pages send them. */
  public HttpCalls page() {
    return withoutToken().with("X-XSRF-TOKEN", cookies.getOrDefault("XSRF-TOKEN", ""));
  }

  private TasklistBrowser lookAround() {
    return after(withoutToken().get("/camunda/app/tasklist/default/"));
  }

  /** Carries on with the cookies that an answer sets. */
  private TasklistBrowser after(Answer answer) {
    var jar = new LinkedHashMap<>(cookies);
    answer.response().headers().allValues("Set-Cookie").forEach(line -> {
      var pair = line.substring(0, line.indexOf(';')).split("=", 2);
      jar.put(pair[0], pair[1]);
    });
    return new TasklistBrowser(port, jar);
  }
}
