package io.matterflow;

import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;

/** Starts the product: one jar, one database, the engine inside. */
@SpringBootApplication
@ConfigurationPropertiesScan
public class Matterflow {

  public static void main(String[] arguments) {
    // the embedded database takes data/here for the data folder as well as ./data/here
    System.setProperty("h2.implicitRelativePath", "true");
    if (HouseCommands.areMeantBy(arguments)) {
      System.exit(HouseCommands.run(Matterflow.class, arguments));
    }
    SpringApplication.run(Matterflow.class, arguments);
  }
}
