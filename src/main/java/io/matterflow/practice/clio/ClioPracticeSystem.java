package io.matterflow.practice.clio;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.engine.Effect.Finding;
import io.matterflow.engine.NotAccepted;
import io.matterflow.practice.PracticeSystem;
import io.matterflow.practice.clio.JdbcPostings.Posting;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Time entries in Clio, which takes the same entry twice without a word. So each carries our mark in its note, is looked for
 * before it is posted, and what cannot be told apart is left to a person (ADR 0026).
 */
final class ClioPracticeSystem implements PracticeSystem {

  private static final String ACTIVITIES = "activities";
  private static final String FIELDS = "id,etag,type,date,quantity,note,created_at";
  private static final BigDecimal SECONDS_OF_AN_HOUR = BigDecimal.valueOf(3600);
  private static final Duration CLOCKS_DIFFER_BY = Duration.ofMinutes(5);

  private final ClioApi api;
  private final JdbcLinks links;
  private final JdbcPostings postings;
  private final ClioSettings settings;
  private final Clock clock;

  ClioPracticeSystem(ClioApi api, JdbcLinks links, JdbcPostings postings, ClioSettings settings, Clock clock) {
    this.api = api;
    this.links = links;
    this.postings = postings;
    this.settings = settings;
    this.clock = clock;
  }

  @Override
  public String post(TimeEntryPosting entry) {
    var posting = posting(entry);
    var there = lookFirst(posting);
    if (there.size() > 1) {
      throw new IllegalStateException("Clio holds %d entries marked %s".formatted(there.size(), posting.mark().value()));
    }
    return there.isEmpty() ? create(posting, entry) : id(there.get(0));
  }

  /**
   * Found under our mark; surely absent; or, where the last try was not answered and something over there may be it, for a
   * person to tell. Shortly after an unanswered try its absence says nothing: then the question fails, and is asked again.
   */
  @Override
  public Finding find(String reference) {
    var posting = postings.find(reference);
    var mark = Mark.of(reference);
    var around = posting.map(this::around).orElseGet(() -> carrying(mark));
    var marked = marked(around, mark);
    if (marked.isEmpty() && posting.isPresent()) {
      marked = marked(carrying(mark), mark);
    }
    if (marked.size() > 1) {
      return new Finding.CannotAsk();
    }
    if (marked.size() == 1) {
      return new Finding.Found(id(marked.get(0)));
    }
    return posting.filter(tried -> !tried.answered())
        .map(tried -> absentAfterAnUnansweredTry(tried, around))
        .orElseGet(Finding.Absent::new);
  }

  private Finding absentAfterAnUnansweredTry(Posting tried, List<JsonNode> around) {
    if (clock.instant().isBefore(tried.triedAt().plus(settings.settle()))) {
      throw new IllegalStateException("it is too early to tell whether Clio took the entry marked " + tried.mark().value());
    }
    return around.stream().anyMatch(other -> mayBe(tried, other)) ? new Finding.CannotAsk() : new Finding.Absent();
  }

  /** The same amount of time, there since our try, under no mark: ours with its note rewritten, or somebody's own. */
  private static boolean mayBe(Posting tried, JsonNode other) {
    return !Mark.anyIn(note(other))
        && other.path("quantity").decimalValue().compareTo(BigDecimal.valueOf(tried.seconds())) == 0
        && createdAt(other).map(at -> at.isAfter(tried.triedAt().minus(CLOCKS_DIFFER_BY))).orElse(true);
  }

  /** Nothing was sent yet: whatever goes wrong here leaves no doubt. */
  private List<JsonNode> lookFirst(Posting posting) {
    try {
      return marked(around(posting), posting.mark());
    } catch (ClioFault fault) {
      throw notAccepted(fault);
    }
  }

  private String create(Posting posting, TimeEntryPosting entry) {
    postings.trying(posting);
    try {
      var created = id(api.create(ACTIVITIES, FIELDS, written(posting, entry), Urgency.INTERACTIVE));
      postings.answered(posting.reference());
      return created;
    } catch (ClioFault fault) {
      if (!fault.surelyNotDone()) {
        throw fault;
      }
      postings.answered(posting.reference());
      throw notAccepted(fault);
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

  private static ObjectNode written(Posting posting, TimeEntryPosting entry) {
    var data = JsonNodeFactory.instance.objectNode()
        .put("type", "TimeEntry")
        .put("date", entry.workDate().toString())
        .put("quantity", posting.seconds())
        .put("price", entry.rate().amount())
        .put("note", posting.mark().under(withCodes(entry)))
        .put("non_billable", !entry.billable());
    data.putObject("user").put("id", posting.user());
    data.putObject("matter").put("id", posting.matter());
    return data;
  }

  /** Clio's codes are records of its own that a firm may not have; in the note they are there for everybody. */
  private static String withCodes(TimeEntryPosting entry) {
    var codes = new ArrayList<String>();
    entry.taskCode().ifPresent(codes::add);
    entry.activityCode().ifPresent(codes::add);
    return codes.isEmpty() ? entry.narrative() : "%s (%s)".formatted(entry.narrative(), String.join(" ", codes));
  }

  private List<JsonNode> around(Posting posting) {
    var filters = new LinkedHashMap<String, String>();
    filters.put("user_id", Long.toString(posting.user()));
    filters.put("matter_id", Long.toString(posting.matter()));
    filters.put("start_date", posting.workDate().toString());
    filters.put("end_date", posting.workDate().toString());
    return all(filters);
  }

  private List<JsonNode> carrying(Mark mark) {
    return all(Map.of("query", mark.value()));
  }

  private List<JsonNode> all(Map<String, String> filters) {
    var wanted = new LinkedHashMap<>(filters);
    wanted.put("type", "TimeEntry");
    var found = new ArrayList<JsonNode>();
    var page = api.first(ACTIVITIES, FIELDS, wanted, Urgency.INTERACTIVE);
    found.addAll(page.records());
    while (page.next().isPresent()) {
      page = api.next(page.next().get(), Urgency.INTERACTIVE);
      found.addAll(page.records());
    }
    return found;
  }

  private static List<JsonNode> marked(List<JsonNode> activities, Mark mark) {
    return activities.stream().filter(activity -> mark.standsIn(note(activity))).toList();
  }

  private static String note(JsonNode activity) {
    return activity.path("note").asText("");
  }

  private static String id(JsonNode activity) {
    return activity.path("id").asText();
  }

  private static Optional<Instant> createdAt(JsonNode activity) {
    try {
      return Optional.of(OffsetDateTime.parse(activity.path("created_at").asText("")).toInstant());
    } catch (DateTimeParseException unknown) {
      return Optional.empty();
    }
  }

  private static NotAccepted notAccepted(ClioFault fault) {
    return new NotAccepted(fault.getMessage() == null ? "Clio refused" : fault.getMessage(), fault);
  }
}
