package io.matterflow.rest;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.converter.json.MappingJackson2HttpMessageConverter;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/**
 * A body says nothing that is silently dropped: a member that its door does not know is refused. What vendors send and
 * what is stored is read by other mappers, which overlook what is new to them.
 */
@Configuration(proxyBeanMethods = false)
class KnownMembers implements WebMvcConfigurer {

  private final ObjectMapper json;

  KnownMembers(ObjectMapper json) {
    this.json = json;
  }

  @Override
  public void extendMessageConverters(List<HttpMessageConverter<?>> converters) {
    var strict = json.copy().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES);
    converters.replaceAll(converter ->
    converter instanceof MappingJackson2HttpMessageConverter
        ? new MappingJackson2HttpMessageConverter(strict)
        : converter);
  }
}
