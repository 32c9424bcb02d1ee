package io.matterflow;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the product: one jar, one database, the engine inside. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Matterflow {

  public static void main(String[] arguments) {
    if (HouseCommands.areMeantBy(arguments)) {
      System.exit(HouseCommands.run(Matterflow.class, arguments));
    }
    var product = new SpringApplication(Matterflow.class);
    product.addInitializers(new AloneOnItsData());
    product.run(arguments);
  }
}
