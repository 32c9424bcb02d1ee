package io.matterflow.ledes.web;

import io.matterflow.rest.BodyAllowance;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.util.unit.DataSize;

/** A month of invoices in one file is larger than anything else that is sent here. */
@Configuration(proxyBeanMethods = false)
class LargeFiles {

  private static final int MEGABYTES = 20;

  @Bean
  BodyAllowance ledesFiles() {
    return new BodyAllowance("/api/ledes/validation", DataSize.ofMegabytes(MEGABYTES));
  }
}
