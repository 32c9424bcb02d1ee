package io.matterflow.engine.web;

import java.time.Duration;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Lets a browser keep the four megabytes of Camunda's web applications, and what it compiled of them: they are asked
 * for by Camunda's version ({@code ?bust=7.24.0}), so that another version has another address.
 */
@Configuration(proxyBeanMethods = false)
class TasklistFiles implements WebMvcConfigurer {

  private static final String FILES = "classpath:/META-INF/resources/webjars/camunda";
  private static final CacheControl FOR_A_YEAR = CacheControl.maxAge(Duration.ofDays(365)).cachePublic().immutable();

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry.addResourceHandler("/camunda/lib/{file:(?:deps|runtime)\\.js}")
        .addResourceLocations(FILES + "/lib/")
        .setCacheControl(FOR_A_YEAR);
    registry.addResourceHandler("/camunda/app/tasklist/camunda-tasklist-bootstrap.*")
        .addResourceLocations(FILES + "/app/tasklist/")
        .setCacheControl(FOR_A_YEAR);
  }
}
