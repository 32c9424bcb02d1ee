package io.matterflow.demo;

import io.matterflow.directory.Directory;
import io.matterflow.engine.MovableClock;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import java.util.Optional;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/**
 * Sets the demo's clock before anything else looks at it: on from where it stood, or to the day on which a demo begins,
 * and never before what the database already knows.
 */
@Profile("demo")
@Configuration
class DemoClockStart {

  private static final Logger LOG = LoggerFactory.getLogger(DemoClockStart.class);

  @Bean
  static ClockMemory clockMemory(Environment settings) {
    return new ClockMemory(Path.of(settings.getRequiredProperty("matterflow.data")), InstantSource.system());
  }

  @Bean
  FirmZone firmZone(Directory directory) {
    return () -> directory.firm().zone();
  }

  @Bean
  static BeanPostProcessor clockSetter(Environment settings, ObjectProvider<DataSource> database) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof MovableClock clock) {
          var start = new Start(
              clockMemory(settings).now(),
              new JdbcLatestAct(database.getObject()).moment(),
              OffsetDateTime.parse(settings.getRequiredProperty("matterflow.demo.clock")).toInstant());
          set(clock, clockMemory(settings), start);
        }
        return bean;
      }
    };
  }

  private static void set(MovableClock clock, ClockMemory memory, Start start) {
    if (start.isOnlyKnownToTheDatabase()) {
      LOG.warn(
          "The database was used before, and the clock file that belongs to it is not in the folder: the demo goes on "
              + "at {}, the latest moment that the database knows. To begin afresh, empty the database as well",
          start.moment());
    }
    memory.keep(start.moment());
    clock.runFrom(start.moment());
  }

  /**
   * Where the clock stood when the demo stopped, the latest moment that the database knows, and when a fresh demo
   * begins.
   */
  record Start(Optional<Instant> remembered, Optional<Instant> known, Instant beginning) {

    /** Never before what has happened already, or the past would lie in the future. */
    Instant moment() {
      var wanted = remembered.orElse(beginning);
      return known.filter(wanted::isBefore).orElse(wanted);
    }

    boolean isOnlyKnownToTheDatabase() {
      return known.isPresent() && remembered.isEmpty();
    }
  }
}
