package io.matterflow.practice.clio;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.matterflow.practice.clio.ClioFault.Cause;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLHandshakeException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestBodySpec;

/**
 * Requests with limits in time and size. Whoever is told that a connection never came about knows that nothing was
 * done; an answer that was lost says nothing. The JDK's client is used because it never repeats a POST by itself.
 */
final class ClioHttp {

  private static final int LARGEST_ANSWER = 20_000_000;
  private static final int DEEPEST = 60;
  private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(DEEPEST).build())
          .build())
      .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private final RestClient client;

  ClioHttp(ClioSettings settings) {
    var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
        .connectTimeout(settings.connectTimeout())
        .followRedirects(HttpClient.Redirect.NEVER)
        .build());
    requests.setReadTimeout(settings.readTimeout());
    this.client = RestClient.builder().requestFactory(requests).build();
  }

  Answer send(HttpMethod method, URI uri, UnaryOperator<RequestBodySpec> said) {
    try {
      return said.apply(client.method(method).uri(uri)).exchange((request, response) -> read(uri.getPath(), response));
    } catch (ResourceAccessException lost) {
      var place = method + " " + uri.getPath();
      if (neverConnected(lost)) {
        throw new ClioFault(Cause.UNREACHABLE, "no connection to Clio came about for " + place, lost);
      }
      throw new ClioFault(Cause.UNANSWERED, "Clio did not answer " + place, lost);
    }
  }

  private static Answer read(String path, ClientHttpResponse response) throws IOException {
    var body = response.getBody().readNBytes(LARGEST_ANSWER + 1);
    if (body.length > LARGEST_ANSWER) {
      throw new ClioFault(Cause.UNREADABLE,
          "Clio's answer to %s is larger than %d bytes".formatted(path, LARGEST_ANSWER));
    }
    return new Answer(path, response.getStatusCode().value(), response.getHeaders(), body);
  }

  private static boolean neverConnected(Throwable failure) {
    for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof HttpConnectTimeoutException
          || cause instanceof UnresolvedAddressException
          || cause instanceof SSLHandshakeException) {
        return true;
      }
    }
    return false;
  }

  /** An answer that arrived as a whole, whatever it says. */
  record Answer(String path, int status, HttpHeaders headers, byte[] body) {

    boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    JsonNode json() {
      try {
        return ClioHttp.json(body);
      } catch (ClioFault noJson) {
        throw new ClioFault(Cause.UNREADABLE, "Clio's answer to %s (%d) is no JSON".formatted(path, status));
      }
    }

    Optional<Integer> number(String header) {
      return Optional.ofNullable(headers.getFirst(header))
          .map(String::trim)
          .filter(value -> value.matches("\\d{1,9}"))
          .map(Integer::valueOf);
    }
  }

  static JsonNode json(byte[] body) {
    try {
      return JSON.readTree(body);
    } catch (IOException broken) {
      throw new ClioFault(Cause.UNREADABLE, "what Clio sent is no JSON");
    }
  }

  static String text(JsonNode json) {
    try {
      return JSON.writeValueAsString(json);
    } catch (JsonProcessingException neverForATree) {
      throw new IllegalStateException("a request to Clio cannot be written", neverForATree);
    }
  }
}
