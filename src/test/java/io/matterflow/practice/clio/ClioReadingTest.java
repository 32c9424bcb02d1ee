package io.matterflow.practice.clio;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.directory.Directory;
import io.matterflow.directory.Matter.Status;
import io.matterflow.directory.Timekeeper;
import io.matterflow.kernel.MatterId;
import io.matterflow.practice.clio.ClioStub.Fault;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;

/** The directory is read from Clio to its end, whatever happens on the way, and what stops it has an owner. */
@ProductTest
@Tag("both-databases")
class ClioReadingTest {

  @Autowired private ApplicationContext product;
  @Autowired private Directory directory;

  private Connection clio;
  private FirmInClio there;

  @BeforeEach
  void aFirmInClio() {
    clio = Connection.to(product);
    there = new FirmInClio(clio);
  }

  @AfterEach
  void disconnect() {
    clio.close();
  }

  @Test
  void goesOnAfterARestartAtThePageWhereItWas() {
    clio.stub.records.pagesOf(1);
    clio.stub.records.add("users", """
        {"first_name": "Otto", "last_name": "Renn", "email": "%s", "enabled": true}
        """.formatted(FirmInClio.fresh("otto", "renn.example")));
    clio.the(ClioReading.class).read(ClioStream.USERS);
    var whole = clio.stub.requests("GET", "users").size();
    clio.stub.records.add("users", """
        {"first_name": "Ute", "last_name": "Sand", "email": "%s", "enabled": true}
        """.formatted(FirmInClio.fresh("ute", "sand.example")));
    clio.stub.records.edit("users", there.attorney, "{\"first_name\": \"Eleonora\"}");

    clio.stub.next("GET", Fault.NONE, Fault.BROKEN);
    clio.the(ClioReading.class).read(ClioStream.USERS);
    assertThat(there.blocked()).singleElement().satisfies(one -> assertThat(one.owner()).isEqualTo("billing-admin"));

    try (var restarted = clio.again(product, Map.of())) {
      clio.stub.next("GET", Fault.BROKEN);
      restarted.the(ClioReading.class).read(ClioStream.USERS);
      restarted.the(ClioReading.class).read(ClioStream.USERS);
      assertThat(clio.stub.requests("GET", "users").subList(whole + 2, whole + 4)).allSatisfy(request ->
          assertThat(request.query()).containsKey("page_token"));
      assertThat(directory.timekeepers()).extracting(Timekeeper::lastName).contains("Sand", "Renn");
      assertThat(there.ourTimekeeper().firstName()).isEqualTo("Eleonora");
    }
  }

  @Test
  void aPageThatClioNoLongerKnowsBeginsTheRoundAnew() {
    clio.stub.records.pagesOf(1);
    clio.stub.records.add("users", """
        {"first_name": "Otto", "last_name": "Renn", "email": "%s", "enabled": true}
        """.formatted(FirmInClio.fresh("otto", "renn.example")));
    clio.stub.next("GET", Fault.NONE, Fault.BROKEN, Fault.REFUSED);
    clio.the(ClioReading.class).read(ClioStream.USERS);
    clio.the(ClioReading.class).read(ClioStream.USERS);

    clio.the(ClioReading.class).read(ClioStream.USERS);

    assertThat(clio.stub.requests("GET", "users").get(3).query()).doesNotContainKey("page_token");
    assertThat(there.blocked()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(value = Fault.class,
      names = {"REPLY_LOST", "HANGS_BEFORE", "LIMIT", "BROKEN", "MALFORMED", "A_PAGE", "UNAUTHORIZED",
      "FORBIDDEN", "REFUSED"})
  void aFailingReadingNamesItsOwnerAndTheNextActionAndCatchesUp(Fault fault) {
    clio.stub.always("GET", fault);

    clio.the(ClioReading.class).read(ClioStream.USERS);

    assertThat(there.blocked()).singleElement().satisfies(one -> {
      assertThat(one.kind()).isEqualTo(ClioBlocked.NOT_READ);
      assertThat(one.owner()).isEqualTo("billing-admin");
      assertThat(one.nextAction()).isNotBlank();
      assertThat(one.what()).doesNotContain("canary");
    });
    clio.stub.well();
    clio.clock.advance(Duration.ofMinutes(3));
    there.read();
    assertThat(there.blocked()).isEmpty();
    assertThat(there.ourMatter().isOpen()).isTrue();
  }

  @Test
  void aRecordThatDoesNotFitStopsNoOtherAndIsReadAgainUntilItFits() {
    clio.stub.records.edit("matters", there.matter, "{\"responsible_attorney\": null}");
    var other = clio.stub.records.add("matters", """
        {"display_number": "%s", "description": "Lease", "status": "Pending", "client": {"id": %d},
         "responsible_attorney": {"id": %d}}
        """.formatted(FirmInClio.fresh("0", "2"), there.company, there.attorney));

    there.read();

    assertThat(there.links().ours(LinkKind.MATTER, other)).map(MatterId::new).map(directory::required)
        .hasValueSatisfying(taken -> assertThat(taken.status()).isEqualTo(Status.ON_HOLD));
    assertThat(there.blocked()).singleElement().satisfies(one -> {
      assertThat(one.kind()).isEqualTo(ClioBlocked.DOES_NOT_FIT);
      assertThat(one.what()).contains(String.valueOf(there.matter)).contains("attorney").doesNotContain("Charter");
    });

    clio.stub.records.edit("matters", there.matter,
        "{\"responsible_attorney\": {\"id\": %d}}".formatted(there.attorney));
    clio.clock.advance(Duration.ofMinutes(20));
    clio.the(ClioReading.class).readSingleRecords();
    assertThat(there.ourMatter().isOpen()).isTrue();
    assertThat(there.blocked()).isEmpty();
  }

  @Test
  void whatNobodyReadsAnyMoreShowsAsBlocked() {
    there.read();

    clio.clock.advance(Duration.ofHours(2));

    assertThat(there.blocked()).isNotEmpty().allSatisfy(one -> assertThat(one.what()).contains("were not read since"));
  }
}
