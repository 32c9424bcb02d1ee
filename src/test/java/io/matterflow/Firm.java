package io.matterflow;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.matterflow.directory.Directory;
import io.matterflow.kernel.TimekeeperId;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Gives a test a client and a matter of its own at the sample firm:
 * {@code firm.hourlyMatter().deliveredBy(PAPER).withSmsConsent().loaded()}.
 */
@Component
public class Firm {

  private static final AtomicInteger MATTERS = new AtomicInteger(90_000);

  private final Samples samples;
  private final Directory directory;
  private final JdbcTemplate jdbc;

  Firm(Samples samples, Directory directory, JdbcTemplate jdbc) {
    this.samples = samples;
    this.directory = directory;
    this.jdbc = jdbc;
  }

  /**
   * An open hourly matter on a monthly cycle, e-mailed to a billing contact, 30 days, no consent to text messages. TK01
   * originated it and signs its bills, TK02 is responsible, TK06 (associate) and TK11 (paralegal) work on it.
   */
  public NewMatter hourlyMatter() {
    return new NewMatter(this, MATTERS.incrementAndGet());
  }

  /**
   * The sample firm's own matters, with a mobile for the billing contact of a client that consents to text messages.
   * Only for a test that has them for itself: others count them, and whatever is loaded next takes the mobiles away.
   */
  public List<Engagement> sampleMatters() {
    var sample = Samples.firm();
    sample.withArray("clients").forEach(client -> {
      if (client.get("smsConsent").asBoolean()) {
        ((ObjectNode) client.get("billingContact")).put("phone", "+1312557" + client.get("id").asText().substring(1));
      }
    });
    samples.load(sample);
    return directory.matters().stream()
        .filter(matter -> sample.withArray("matters").findValuesAsText("id").contains(matter.id().value()))
        .map(matter -> new Engagement(matter, directory.required(matter.client()), "", ""))
        .toList();
  }

  Engagement load(NewMatter draft) {
    samples.loadFirm();
    var document = JsonNodeFactory.instance.objectNode();
    draft.newClient().ifPresent(client -> document.putArray("clients").add(client));
    document.putArray("matters").add(draft.matter());
    samples.load(document);
    directory.required(draft.id()).team().forEach(this::isAskedSingly);
    return new Engagement(
        directory.required(draft.id()), directory.required(draft.clientId()), draft.contactAddress(), draft.mailTag());
  }

  /** Many tests share these people and a day: without a choice they would soon be asked in a table. */
  private void isAskedSingly(TimekeeperId person) {
    jdbc.update("""
        insert into prompt_choice (timekeeper_id, mode, changed_at)
        select ?, 'TASK', current_timestamp where not exists (
          select 1 from prompt_choice where timekeeper_id = ?)
        """, person.value(), person.value());
  }
}
