package io.matterflow;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.kernel.Role;
import io.matterflow.kernel.TimekeeperId;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** People whom no other test knows: their day, their tasks and their messages are a test's own. */
@Component
public class Newcomers {

  private final Samples samples;
  private final TestPeople people;

  Newcomers(Samples samples, TestPeople people) {
    this.samples = samples;
    this.people = people;
  }

  /** An associate at 300.00 an hour with a login, who is asked about their time as the tables say. */
  public TimekeeperId associate() {
    return associateWho(Role.TIMEKEEPER);
  }

  /** One who is more than a timekeeper. */
  public TimekeeperId associateWho(Role... is) {
    var id = new TimekeeperId("TK-" + UUID.randomUUID().toString().substring(0, 8));
    load(id, true);
    people.timekeeper(id.value(), is);
    return id;
  }

  /** One of them leaves the firm. */
  public void left(TimekeeperId person) {
    load(person, false);
  }

  private void load(TimekeeperId id, boolean active) {
    var document = Samples.firm();
    document.remove("clients");
    document.remove("matters");
    ((ObjectNode) document.get("firm")).withArray("timekeepers").addObject()
        .put("id", id.value()).put("lastName", "Vale").put("firstName", "Noor").put("classification", "ASSOC")
        .put("email", mailOf(id)).put("active", active).put("defaultRate", "300.00");
    samples.load(document);
  }

  public static String mailOf(TimekeeperId person) {
    return person.value().toLowerCase(Locale.ROOT) + "@harrowpike.example";
  }
}
