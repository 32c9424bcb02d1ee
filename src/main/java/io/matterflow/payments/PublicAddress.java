package io.matterflow.payments;

import java.net.URI;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** Where clients reach the product: {@code matterflow.public-url}, else this machine on the port it listens on. */
@Component
public class PublicAddress {

  private final Environment environment;

  public PublicAddress(Environment environment) {
    this.environment = environment;
  }

  public URI resolve(String path) {
    return URI.create(base().replaceAll("/+$", "") + path);
  }

  private String base() {
    var port = environment.getProperty("local.server.port", environment.getProperty("server.port", "8080"));
    return environment.getProperty("matterflow.public-url", "http://localhost:" + port);
  }
}
