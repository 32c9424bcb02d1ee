package io.matterflow.messaging.twilio;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLHandshakeException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.ClientHttpResponse;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.ResourceAccessException;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClient.RequestHeadersSpec;

/** Requests with limits in time and size; a POST is never repeated by the client underneath. */
final class TwilioHttp {

  private static final int LARGEST_ANSWER = 2_000_000;
  private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
          .streamReadConstraints(StreamReadConstraints.builder().maxNestingDepth(30).build())
          .build())
      .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
      .build();

  private final RestClient client;
  private final String authorization;

  TwilioHttp(TwilioSettings settings) {
    var requests = new JdkClientHttpRequestFactory(HttpClient.newBuilder()
        .connectTimeout(settings.connectTimeout())
        .followRedirects(HttpClient.Redirect.NEVER)
        .build());
    requests.setReadTimeout(settings.readTimeout());
    this.client = RestClient.builder().requestFactory(requests).build();
    this.authorization = "Basic " + Base64.getEncoder().encodeToString(
        "%s:%s".formatted(settings.user(), settings.password()).getBytes(StandardCharsets.UTF_8));
  }

  Answer post(URI address, MultiValueMap<String, String> form) {
    return exchange(client.post().uri(address).contentType(MediaType.APPLICATION_FORM_URLENCODED).body(form));
  }

  Answer get(URI address) {
    return exchange(client.get().uri(address));
  }

  private Answer exchange(RequestHeadersSpec<?> request) {
    try {
      return request.header(HttpHeaders.AUTHORIZATION, authorization).accept(MediaType.APPLICATION_JSON)
          .exchange((sent, response) -> read(response));
    } catch (ResourceAccessException lost) {
      throw neverConnected(lost) ? TwilioFault.unreachable(lost) : TwilioFault.unanswered(lost);
    }
  }

  private static Answer read(ClientHttpResponse response) throws IOException {
    var body = response.getBody().readNBytes(LARGEST_ANSWER + 1);
    return new Answer(response.getStatusCode().value(), response.getHeaders(), body);
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
  record Answer(int status, HttpHeaders headers, byte[] body) {

    boolean isSuccess() {
      return status >= 200 && status < 300;
    }

    /** The answer as JSON; what is too large, a page of a proxy or half a document is none. */
    Optional<JsonNode> json() {
      try {
        return body.length > LARGEST_ANSWER
            ? Optional.empty()
            : Optional.ofNullable(JSON.readTree(body)).filter(JsonNode::isObject);
      } catch (IOException none) {
        return Optional.empty();
      }
    }

    /** Twilio's own code of an error, nothing where it gives none. */
    int errorCode() {
      return json().map(json -> json.path("code").asInt(0)).orElse(0);
    }

    Optional<Integer> retryAfterSeconds() {
      return Optional.ofNullable(headers.getFirst(HttpHeaders.RETRY_AFTER))
          .map(String::trim)
          .filter(value -> value.matches("\\d{1,6}"))
          .map(Integer::valueOf);
    }
  }
}
