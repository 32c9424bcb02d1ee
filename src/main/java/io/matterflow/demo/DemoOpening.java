package io.matterflow.demo;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.web.context.WebServerGracefulShutdownLifecycle;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Opens the demo: people and firm move in before the first request is let in, then it says where to go. */
@Profile("demo")
@Component
class DemoOpening implements SmartLifecycle {

  private static final Logger LOG = LoggerFactory.getLogger(DemoOpening.class);

  /** The web server begins to listen 1024 before the phase in which it ends gracefully. */
  private static final int BEFORE_THE_DOORS_OPEN = WebServerGracefulShutdownLifecycle.SMART_LIFECYCLE_PHASE - 2048;

  private final DemoPeople people;
  private final DemoFirm firm;
  private final DemoAuthority authority;
  private final Environment settings;
  private volatile boolean open;

  DemoOpening(DemoPeople people, DemoFirm firm, DemoAuthority authority, Environment settings) {
    this.people = people;
    this.firm = firm;
    this.authority = authority;
    this.settings = settings;
  }

  @Override
  public int getPhase() {
    return BEFORE_THE_DOORS_OPEN;
  }

  @Override
  public void start() {
    people.moveIn();
    firm.moveIn();
    authority.grant();
    open = true;
  }

  @Override
  public void stop() {
    open = false;
  }

  @Override
  public boolean isRunning() {
    return open;
  }

  @EventListener
  void on(ApplicationReadyEvent ready) {
    LOG.info(greeting());
  }

  private String greeting() {
    return """

        ────────────────────────────────────────────────────────────────────────────────
          Matterflow is up.

          Tasklist   {base}/camunda/app/tasklist/
          API        {base}/swagger-ui.html
          Mailbox    {base}/demo/mailbox

          Sign in as timekeeper, billing-coordinator, responsible-attorney,
          billing-partner, bookkeeper, trust-authorizer, billing-admin,
          legal-ops or auditor,
          or as a timekeeper of the firm by id (TK01). The password is demo.

          {first}

          {afresh}
        ────────────────────────────────────────────────────────────────────────────────
        """
        .replace("{base}", "http://localhost:" + settings.getRequiredProperty("local.server.port"))
        .replace("{first}", firm.hasItsOwnClient()
            ? "Try first: the walk-through in README.md, from an e-mail to a paid invoice."
            : "The directory is empty: fill it by PUT /api/directory.")
        .replace("{afresh}", afresh(
            settings.getRequiredProperty("matterflow.data"), settings.getRequiredProperty("spring.datasource.url"))
            .replace("\n", "\n  "));
  }

  /** What is kept where, and so what has to go: of a database elsewhere the folder holds nothing. */
  static String afresh(String folder, String database) {
    return database.startsWith("jdbc:h2:file:" + folder + "/")
        ? """
          Everything is kept in %s. To begin afresh, stop,
          remove that folder, and start again.""".formatted(folder)
        : """
          Everything is kept in the database and in %s.
          To begin afresh, stop, remove that folder, empty the database
          as well (dropdb and createdb), and start again.""".formatted(folder);
  }
}
