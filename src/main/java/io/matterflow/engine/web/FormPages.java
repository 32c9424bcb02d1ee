package io.matterflow.engine.web;

import org.springframework.context.annotation.Configuration;
import org.springframework.http.CacheControl;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * Serves the embedded forms that stand with the models under {@code bpmn/forms}, and nothing beside them. They hold no
 * data: what a form shows it asks of {@code /api} as the signed-in person. A browser asks each time whether its copy is
 * current.
 */
@Configuration(proxyBeanMethods = false)
class FormPages implements WebMvcConfigurer {

  @Override
  public void addResourceHandlers(ResourceHandlerRegistry registry) {
    registry.addResourceHandler("/forms/**")
        .addResourceLocations("classpath:/bpmn/forms/")
        .setCacheControl(CacheControl.noCache());
  }
}
