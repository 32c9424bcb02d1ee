package io.matterflow.practice.clio;

import io.matterflow.practice.clio.JdbcPostings.Posting;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Looks for time entries in Clio. A day of one person on one matter is read as a whole and our mark is looked for here:
 * its search may lag behind what it has taken, its list by fields does not.
 */
final class ActivityLook {

  private final ClioApi api;

  ActivityLook(ClioApi api) {
    this.api = api;
  }

  List<ClioActivity> around(Posting posting) {
    return ofTheDay(posting.user(), posting.matter(), posting.workDate());
  }

  List<ClioActivity> ofTheDay(long user, long matter, LocalDate workDate) {
    var filters = new LinkedHashMap<String, String>();
    filters.put("user_id", Long.toString(user));
    filters.put("matter_id", Long.toString(matter));
    filters.put("start_date", workDate.toString());
    filters.put("end_date", workDate.toString());
    return all(filters);
  }

  /** Wherever it stands now: an entry that somebody moved keeps its mark. */
  List<ClioActivity> carrying(Mark mark) {
    return marked(all(Map.of("query", mark.value())), mark);
  }

  static List<ClioActivity> marked(List<ClioActivity> activities, Mark mark) {
    return activities.stream().filter(activity -> mark.standsIn(activity.note())).toList();
  }

  private List<ClioActivity> all(Map<String, String> filters) {
    var wanted = new LinkedHashMap<>(filters);
    wanted.put("type", ClioActivity.TIME);
    var page = api.first(ClioActivity.COLLECTION, ClioActivity.FIELDS, wanted, Urgency.INTERACTIVE);
    var found = new ArrayList<>(page.records());
    while (page.next().isPresent()) {
      page = api.next(page.next().get(), Urgency.INTERACTIVE);
      found.addAll(page.records());
    }
    return found.stream().map(ClioActivity::new).toList();
  }
}
