package io.matterflow.benchmark;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.Samples;
import io.matterflow.kernel.MatterId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * A firm of the given size at the end of a month: ten matters a lawyer, four matters a client, half of the clients with
 * guidelines, twenty approved entries on each matter. One entry in twenty breaks a rule. The entries are written by
 * hand: what is measured begins where they are billed.
 */
public final class MonthEndFirm {

  public static final int ENTRIES = 20;
  public static final LocalDate PERIOD_END = LocalDate.of(2026, 6, 30);

  private static final int LOAD = 500;
  private static final int MATTERS_OF_A_CLIENT = 4;
  private static final int MATTERS_OF_A_LAWYER = 10;

  private final String prefix;
  private final int size;

  public MonthEndFirm(String prefix, int size) {
    this.prefix = prefix;
    this.size = size;
  }

  List<MatterId> matters() {
    return IntStream.range(0, size).mapToObj(number -> new MatterId(matterId(number))).toList();
  }

  /** The firm in the shape of {@code PUT /api/directory}, in parts that are small enough for one request. */
  public List<ObjectNode> documents() {
    var documents = new ArrayList<ObjectNode>();
    for (int first = 0; first * MATTERS_OF_A_LAWYER < size; first += LOAD) {
      documents.add(lawyers(first));
    }
    for (int first = 0; first < size; first += LOAD) {
      var document = JsonNodeFactory.instance.objectNode();
      var clients = document.putArray("clients");
      var matters = document.putArray("matters");
      for (int number = first; number < Math.min(size, first + LOAD); number++) {
        if (number % MATTERS_OF_A_CLIENT == 0) {
          clients.add(client(number / MATTERS_OF_A_CLIENT));
        }
        matters.add(matter(number));
      }
      documents.add(document);
    }
    return documents;
  }

  private ObjectNode lawyers(int first) {
    var document = Samples.firm();
    document.remove("clients");
    document.remove("matters");
    var people = ((ObjectNode) document.get("firm")).putArray("timekeepers");
    for (int number = first; number < first + LOAD && number * MATTERS_OF_A_LAWYER < size; number++) {
      people.addObject().put("id", lawyer(number)).put("lastName", "Doe" + number).put("firstName", "Jo")
          .put("classification", "ASSOC").put("admittedOn", "2015-01-01").put("defaultRate", "370.00")
          .put("email", lawyer(number).toLowerCase(Locale.ROOT) + "@harrowpike.example").put("active", true);
    }
    return document;
  }

  private ObjectNode client(int number) {
    var client = JsonNodeFactory.instance.objectNode()
        .put("id", prefix + "C" + number)
        .put("name", "Client %d".formatted(number))
        .put("delivery", "EMAIL").put("paymentTermsDays", 30).put("currency", "USD");
    client.putObject("billingContact")
        .put("name", "Accounts Payable")
        .put("email", "ap@client%d.example".formatted(number));
    if (number % 2 == 0) {
      client.putObject("ocgProfile").put("increment", "0.1").put("utbmsRequired", true).put("minWords", 4)
          .put("lateEntryDays", 30).put("maxHoursPerDay", "10").put("blockMinHours", "1.0");
    }
    return client;
  }

  private ObjectNode matter(int number) {
    var lawyer = lawyer(number / MATTERS_OF_A_LAWYER);
    var matter = JsonNodeFactory.instance.objectNode().put("id", matterId(number))
        .put("clientId", prefix + "C" + number / MATTERS_OF_A_CLIENT)
        .put("name", "Matter %s %d".formatted(prefix, number))
        .put("status", "OPEN")
        .put("billingModel", "HOURLY")
        .put("utbmsSet", "LITIGATION")
        .put("practiceArea", "Litigation")
        .put("originatingAttorney", "TK01").put("responsibleAttorney", lawyer).put("increment", "0.1");
    matter.putArray("team").add(lawyer);
    matter.putObject("billingTerms").put("cycle", "MONTHLY");
    return matter;
  }

  /** One statement: each lawyer's days are full, none is too long. */
  public void putDownEntries(JdbcTemplate jdbc) {
    jdbc.update("""
        insert into time_entry (id, source, source_id, matter_id, timekeeper_id, work_date, entered_on, hours, rate, currency,
                                rate_source, amount, billed_percent, billable, narrative, task_code, activity_code, kind,
                                possible_duplicates, billed)
        select gen_random_uuid(), 'benchmark', ? || m || '-' || e, ? || m, ? || 'L' || (m / ?), day, day, 0.7, 370.00, 'USD',
               'TIMEKEEPER_DEFAULT', 259.00, 100, true,
               case when (m * 20 + e) % 20 = 0 then 'Work' else 'Draft section ' || e || ' of the answer to the amended complaint' end,
               'L210', 'A103', 'MANUAL', '[]', false
          from generate_series(0, ? - 1) as m
         cross join generate_series(1, ?) as e
         cross join lateral (select date '2026-06-01' + (e + m) % 20 as day) as days
        """, prefix, matterId(0).substring(0, matterId(0).length() - 1), prefix, MATTERS_OF_A_LAWYER, size, ENTRIES);
    jdbc.execute("analyze");
  }

  private String matterId(int number) {
    return prefix + "M" + number;
  }

  private String lawyer(int number) {
    return prefix + "L" + number;
  }
}
