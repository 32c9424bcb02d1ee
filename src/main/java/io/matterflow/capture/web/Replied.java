package io.matterflow.capture.web;

import io.matterflow.capture.Answer;
import io.matterflow.capture.Answer.Done;
import io.matterflow.capture.Answer.Refused;
import io.matterflow.rest.Problem;

/** Turns a service's answer into what a request gets: the value, or the problem. */
final class Replied {

  private Replied() {}

  static <T> T with(Answer<T> answer, String what, Object id) {
    if (answer instanceof Done<T> done) {
      return done.value();
    }
    if (answer instanceof Refused<T> refused) {
      var problem = refused.stale()
          ? Problem.conflict(refused.code(), refused.detail(), refused.next())
          : Problem.refused(refused.code(), refused.detail(), refused.next());
      refused.member().ifPresent(member -> problem.at("/" + member, refused.detail()));
      throw problem;
    }
    throw Problem.notFound(what, id);
  }
}
