package io.matterflow.demo;

import io.matterflow.directory.Directory;
import io.matterflow.engine.MovableClock;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.OffsetDateTime;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Profile;
import org.springframework.core.env.Environment;

/** Sets the demo's clock before anything else looks at it: on from where it stood, or to the day on which a demo begins. */
@Profile("demo")
@Configuration
class DemoClockStart {

  @Bean
  static ClockMemory clockMemory(Environment settings) {
    return new ClockMemory(Path.of(settings.getRequiredProperty("matterflow.data")), InstantSource.system());
  }

  @Bean
  FirmZone firmZone(Directory directory) {
    return () -> directory.firm().zone();
  }

  @Bean
  static BeanPostProcessor clockSetter(Environment settings) {
    return new BeanPostProcessor() {
      @Override
      public Object postProcessAfterInitialization(Object bean, String name) {
        if (bean instanceof MovableClock clock) {
          set(clock, clockMemory(settings), settings.getRequiredProperty("matterflow.demo.clock"));
        }
        return bean;
      }
    };
  }

  private static void set(MovableClock clock, ClockMemory memory, String beginning) {
    var moment = memory.now().orElseGet(() -> OffsetDateTime.parse(beginning).toInstant());
    memory.keep(moment);
    clock.runFrom(moment);
  }
}
