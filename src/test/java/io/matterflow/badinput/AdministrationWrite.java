package io.matterflow.badinput;

import static io.matterflow.badinput.Write.Kind.ITEMS;
import static io.matterflow.badinput.Write.Kind.PUT;

/** The directory, logins, absences, tasks of any kind, and rules. */
enum AdministrationWrite implements Write {
  ABSENCE("/api/absences", "billing-admin"),
  TASK_FINISHED("/api/tasks/{taskId}/finish", Write.ASSOCIATE),
  NEW_CLIENT("/api/directory", "system", PUT, ITEMS),
  NEW_MATTER("/api/directory", "system", PUT, ITEMS),
  USER_INVITED("/api/users", "billing-admin"),
  USER_ROLES("/api/users/{id}/roles", "billing-admin"),
  USER_DISABLED("/api/users/{id}/disable", "billing-admin"),
  PASSWORD("/api/passwords", "billing-admin"),
  RULE_REFUSED("/api/rules/proposals/{id}/refusal", "billing-admin");

  private final Route route;

  AdministrationWrite(String path, String user, Kind... kinds) {
    this.route = new Route(path, user, kinds);
  }

  @Override
  public Route route() {
    return route;
  }
}
