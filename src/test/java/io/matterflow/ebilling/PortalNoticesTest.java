package io.matterflow.ebilling;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.Firm;
import io.matterflow.Jobs;
import io.matterflow.ProductTest;
import io.matterflow.directory.Directory;
import io.matterflow.ebilling.PortalWord.Status;
import io.matterflow.engine.MovableClock;
import io.matterflow.invoicing.InvoiceNumber;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.SentMessages;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The responsible attorney reads what the portal says of an invoice, once for each word, without the client's name. */
@ProductTest
@Tag("both-databases")
class PortalNoticesTest {

  private static final String ATTORNEY = "TK12";

  @Autowired private Firm firm;
  @Autowired private InPortal portal;
  @Autowired private Jobs jobs;
  @Autowired private SentMessages sent;
  @Autowired private Directory directory;
  @Autowired private MovableClock clock;
  @Autowired private JdbcClient jdbc;

  /** Nobody has had a message yet, of the five that are enough. */
  @BeforeEach
  void aNewDay() {
    firm.hourlyMatter().loaded();
    var tomorrow = LocalDate.ofInstant(clock.instant(), directory.firm().zone()).plusDays(1);
    clock.standAt(tomorrow.atTime(9, 0).atZone(directory.firm().zone()).toInstant());
  }

  @Test
  void aReceiptThenARejectionThenAnAcceptanceAreToldOnceEach() {
    var matter = firm.hourlyMatter().responsibleAttorney(ATTORNEY).inPortal("Brightflag").loaded();
    var number = portal.uploaded(matter, "500.00");

    portal.says(number, Status.RECEIVED);
    portal.says(number, Status.RECEIVED);
    assertThat(told(number)).map(Message::subject)
        .containsExactly("Invoice %s: its portal has received it".formatted(number));
    portal.says(number, Status.REJECTED, "Matter not found for client");
    assertThat(told(number)).map(Message::subject)
        .last()
        .isEqualTo("Invoice %s: its portal has rejected it".formatted(number));
    portal.says(number, Status.ACCEPTED);

    assertThat(told(number)).hasSize(3).last().satisfies(mail -> {
      assertThat(mail.subject()).isEqualTo("Invoice %s: its portal has accepted it".formatted(number));
      assertThat(mail.text()).contains("of matter " + matter.number(), "Next: open ")
          .doesNotContain("Matter not found");
    });
  }

  @Test
  void whatHoldsNoMoreWhenItsMomentComesIsNotTold() {
    var number = portal.uploaded(firm.hourlyMatter().responsibleAttorney(ATTORNEY).inPortal("Brightflag").loaded(),
        "500.00");

    portal.says(number, Status.REJECTED);
    portal.says(number, Status.ACCEPTED);

    assertThat(told(number)).map(Message::subject)
        .containsExactly("Invoice %s: its portal has accepted it".formatted(number));
  }

  @Test
  void whatWasSaidBeforeTheUploadIsToldWithIt() {
    var number = portal.dropped(firm.hourlyMatter().responsibleAttorney(ATTORNEY).inPortal("Brightflag").loaded(),
        "500.00");
    portal.approves(number, "490");
    assertThat(told(number)).isEmpty();

    portal.upload(number);

    assertThat(told(number)).map(Message::subject)
        .containsExactly("Invoice %s: its portal has reduced it".formatted(number));
  }

  private List<Message> told(InvoiceNumber number) {
    var planned = jdbc.sql("""
        select cast(id as varchar)
        from personal_notice
        where person_id = :person and kind = 'PORTAL' and occasion like :invoice
        order by occasion
        """).param("person", ATTORNEY).param("invoice", number + " %").query(String.class).list();
    planned.forEach(notice -> jobs.runAll("personal-notice", notice));
    return sent.all().stream().map(one -> one.message()).filter(mail -> planned.stream().map("notice:"::concat)
        .anyMatch(mail.key()::equals)).toList();
  }
}
