package io.matterflow.practice.clio;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.engine.Effect.Finding;
import io.matterflow.engine.NotAccepted;
import io.matterflow.kernel.BilledTime;
import io.matterflow.kernel.MatterId;
import io.matterflow.kernel.TimekeeperId;
import io.matterflow.practice.KeptTime;
import io.matterflow.practice.PracticeBills;
import io.matterflow.practice.PracticeFiles;
import io.matterflow.practice.PracticeSystem;
import io.matterflow.practice.PracticeTasks;
import io.matterflow.practice.clio.JdbcPostings.Posting;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Time entries in Clio, which takes the same entry twice without a word. So each carries our mark in its note, is
 * looked for before it is posted, and what cannot be told apart is left to a person (ADR 0026).
 */
final class ClioPracticeSystem implements PracticeSystem {

  static final String NAME = "clio";

  private static final BigDecimal SECONDS_OF_AN_HOUR = BigDecimal.valueOf(3600);
  private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);

  private final ClioApi api;
  private final ActivityLook look;
  private final JdbcLinks links;
  private final JdbcPostings postings;
  private final ClioTasks tasks;
  private final ClioFiles files;
  private final ClioSettings settings;
  private final Clock clock;

  ClioPracticeSystem(
      ClioApi api,
      JdbcLinks links,
      JdbcPostings postings,
      ClioTasks tasks,
      ClioFiles files,
      ClioSettings settings,
      Clock clock) {
    this.api = api;
    this.look = new ActivityLook(api);
    this.links = links;
    this.postings = postings;
    this.tasks = tasks;
    this.files = files;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String post(TimeEntryPosting entry) {
    var posting = posting(entry);
    var there = Writes.beforeAnythingIsSent(() -> ActivityLook.marked(look.around(posting), posting.mark()));
    if (there.size() > 1) {
      throw new IllegalStateException(
          "Clio holds %d entries marked %s".formatted(there.size(), posting.mark().value()));
    }
    return there.isEmpty() ? create(posting, entry) : Long.toString(there.get(0).id());
  }

  @Override
  public String amend(TimeEntryPosting entry) {
    var posting = posting(entry);
    var before = one(entry.reference());
    Writes.sent(() -> api.change(ClioActivity.COLLECTION, before.id(), before.etag(), ClioActivity.FIELDS,
        written(posting, entry),
        Urgency.INTERACTIVE));
    return Long.toString(before.id());
  }

  @Override
  public String withdraw(String reference) {
    if (Writes.beforeAnythingIsSent(() -> withMark(reference)).isEmpty()) {
      return reference;
    }
    var entry = one(reference);
    Writes.sent(() -> {
      api.delete(ClioActivity.COLLECTION, entry.id(), entry.etag(), Urgency.INTERACTIVE);
      return entry;
    });
    return Long.toString(entry.id());
  }

  /**
   * Found under our mark; surely absent; or, where the last try was not answered and something over there may be it,
   * for a person to tell. Shortly after an unanswered try its absence says nothing: then the question fails, and is
   * asked again.
   */
  @Override
  public Finding find(String reference) {
    var marked = withMark(reference);
    if (marked.size() > 1) {
      return new Finding.CannotAsk();
    }
    if (marked.size() == 1) {
      return new Finding.Found(Long.toString(marked.get(0).id()));
    }
    return postings.find(reference)
        .filter(tried -> !tried.answered())
        .map(this::absentAfterAnUnansweredTry)
        .orElseGet(Finding.Absent::new);
  }

  @Override
  public List<KeptTime> kept(TimekeeperId timekeeper, MatterId matter, LocalDate workDate) {
    var user = links.theirs(LinkKind.TIMEKEEPER, timekeeper.value());
    var there = links.theirs(LinkKind.MATTER, matter.value());
    if (user.isEmpty() || there.isEmpty()) {
      return List.of();
    }
    return Writes.beforeAnythingIsSent(() -> look.ofTheDay(user.get(), there.get(), workDate)).stream()
        .flatMap(activity -> asTime(activity).stream())
        .toList();
  }

  @Override
  public PracticeTasks tasks() {
    return tasks;
  }

  @Override
  public PracticeFiles files() {
    return files;
  }

  /** Bills can be read and changed over its interface, not made, and an entry is billed by its bill alone. */
  @Override
  public PracticeBills bills() {
    return PracticeBills.byHand();
  }

  private Optional<KeptTime> asTime(ClioActivity activity) {
    return activity.hours().map(hours -> new KeptTime(
        NAME,
        Long.toString(activity.id()),
        activity.mark().map(mark -> postings.referenceOf(mark).orElse(mark.value())),
        new BilledTime(hours),
        Optional.empty(),
        activity.activityCode().flatMap(code -> links.ours(LinkKind.ACTIVITY_CODE, code))));
  }

  private List<ClioActivity> withMark(String reference) {
    var mark = Mark.of(reference);
    var whereItWasPosted = postings.find(reference)
        .map(posting -> ActivityLook.marked(look.around(posting), mark))
        .orElse(List.of());
    return whereItWasPosted.isEmpty() ? look.carrying(mark) : whereItWasPosted;
  }

  /** The one entry under our reference that may still be changed. */
  private ClioActivity one(String reference) {
    var there = Writes.beforeAnythingIsSent(() -> withMark(reference));
    if (there.size() != 1) {
      throw new NotAccepted("Clio holds %d entries marked %s".formatted(there.size(), Mark.of(reference).value()));
    }
    if (there.get(0).isOnABill()) {
      throw new NotAccepted("entry %d stands on a bill in Clio".formatted(there.get(0).id()));
    }
    return there.get(0);
  }

  private Finding absentAfterAnUnansweredTry(Posting tried) {
    if (clock.instant().isBefore(tried.triedAt().plus(settings.settle()))) {
      throw new IllegalStateException(
          "it is too early to tell whether Clio took the entry marked " + tried.mark().value());
    }
    return look.around(tried).stream().anyMatch(other -> mayBe(tried, other))
        ? new Finding.CannotAsk()
        : new Finding.Absent();
  }

  /** The same amount of time, there since our try, under no mark: ours with its note rewritten, or somebody's own. */
  private static boolean mayBe(Posting tried, ClioActivity other) {
    return other.mark().isEmpty()
        && other.lasts(tried.seconds())
        && other.createdAt().map(at -> at.isAfter(tried.triedAt().minus(CLOCKS_DIFFER_BY))).orElse(true);
  }

  private String create(Posting posting, TimeEntryPosting entry) {
    var data = written(posting, entry);
    postings.trying(posting);
    try {
      var created = Writes.sent(
          () -> api.create(ClioActivity.COLLECTION, ClioActivity.FIELDS, data, Urgency.INTERACTIVE));
      postings.answered(posting.reference());
      return Long.toString(new ClioActivity(created).id());
    } catch (NotAccepted refused) {
      postings.answered(posting.reference());
      throw refused;
    }
  }

  private Posting posting(TimeEntryPosting entry) {
    return new Posting(
        entry.reference(),
        theirs(LinkKind.TIMEKEEPER, entry.timekeeper().value()),
        theirs(LinkKind.MATTER, entry.matter().value()),
        entry.workDate(),
        entry.hours().hours().multiply(SECONDS_OF_AN_HOUR).setScale(0, RoundingMode.HALF_UP).longValueExact(),
        clock.instant(),
        false);
  }

  private long theirs(LinkKind kind, String ours) {
    return links.theirs(kind, ours)
        .orElseThrow(() -> new NotAccepted("Clio has no record of %s %s".formatted(kind.word(), ours)));
  }

  /** Codes that the firm's Clio knows go as its own; the others stand in the note, so that nobody misses them. */
  private ObjectNode written(Posting posting, TimeEntryPosting entry) {
    var task = entry.taskCode().flatMap(code -> links.theirs(LinkKind.TASK_CODE, code));
    var activity = entry.activityCode().flatMap(code -> links.theirs(LinkKind.ACTIVITY_CODE, code));
    var unknown = Stream.of(
        entry.taskCode().filter(code -> task.isEmpty()), entry.activityCode().filter(code -> activity.isEmpty()))
        .flatMap(Optional::stream)
        .collect(Collectors.joining(" "));

    var data = JsonNodeFactory.instance.objectNode()
        .put("type", ClioActivity.TIME)
        .put("date", entry.workDate().toString())
        .put("quantity", posting.seconds())
        .put("price", entry.rate().amount())
        .put("note",
            posting.mark()
                .under(unknown.isEmpty() ? entry.narrative() : "%s (%s)".formatted(entry.narrative(), unknown)))
        .put("non_billable", !entry.billable());
    data.putObject("user").put("id", posting.user());
    data.putObject("matter").put("id", posting.matter());
    if (task.isPresent() || activity.isPresent()) {
      var description = data.putObject("activity_description");
      task.ifPresent(id -> description.put("utbms_task_id", id));
      activity.ifPresent(id -> description.put("utbms_activity_id", id));
    }
    return data;
  }
}
