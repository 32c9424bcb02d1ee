package io.matterflow.rest;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.ObjectSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/** What all operations of the interface share in its description: how one signs in, and how one is refused. */
@Configuration(proxyBeanMethods = false)
class InterfaceDescription {

  private static final String PASSWORD = "password";
  private static final String PROBLEM = "Problem";
  private static final String OTHERWISE = "default";
  private static final String PROBLEM_JSON = org.springframework.http.MediaType.APPLICATION_PROBLEM_JSON_VALUE;

  private static final String ABOUT = """
      A law firm's billing, from an activity to a paid invoice. Amounts are decimal texts beside their currency; moments \
      carry their offset, days are those of the firm's calendar.

      Sign in with a login's name and password. What a login may see and do follows from its roles; what it may not see is \
      not there for it (404).

      Every refusal is a problem document (RFC 9457): `detail` says what is wrong, `errors` where, `next` what to do. A \
      member of a body that is not known there is refused, and nothing is done; activities and time from other systems may \
      have members of their own. A `POST` with an `Idempotency-Key` takes effect once, however often it is sent.""";

  @Bean
  OpenAPI matterflowInterface(Environment settings) {
    return new OpenAPI()
        .info(new Info()
            .title("Matterflow")
            .version(settings.getProperty("spring.application.version", "development"))
            .description(ABOUT))
        .addSecurityItem(new SecurityRequirement().addList(PASSWORD))
        .components(new Components()
            .addSecuritySchemes(PASSWORD, new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("basic")
                .description("The name and password of a login, as in Tasklist."))
            .addSchemas(PROBLEM, problem())
            .addResponses(PROBLEM, new ApiResponse()
                .description("Refused, or not to be had: the document says why and what to do next.")
                .content(new Content().addMediaType(PROBLEM_JSON,
                    new MediaType().schema(new Schema<>().$ref(PROBLEM))))));
  }

  @Bean
  GlobalOpenApiCustomizer everyOperationMayBeRefused() {
    return description -> description.getPaths().values().stream()
        .flatMap(path -> path.readOperations().stream())
        .forEach(operation -> operation.getResponses().addApiResponse(OTHERWISE, new ApiResponse().$ref(PROBLEM)));
  }

  private static Schema<?> problem() {
    var fault = new ObjectSchema()
        .addProperty("pointer", new StringSchema().description("Where in the request: a JSON pointer (RFC 6901)"))
        .addProperty("detail", new StringSchema().description("What is wrong there"));
    return new ObjectSchema()
        .addProperty("type", new StringSchema().format("uri"))
        .addProperty("title", new StringSchema())
        .addProperty("status", new IntegerSchema())
        .addProperty("detail", new StringSchema().description("What is wrong, for a person to read"))
        .addProperty("instance", new StringSchema().format("uri"))
        .addProperty("code", new StringSchema().description("The same, for a program to tell apart"))
        .addProperty("next", new StringSchema().description("What to do next"))
        .addProperty("errors", new ArraySchema().items(fault));
  }
}
