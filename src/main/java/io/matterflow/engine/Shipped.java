package io.matterflow.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * The models or tables that the product comes with, as text by key, and the names of the deployments that they come in.
 */
public enum Shipped {
  TABLES("tables that came with the product", "the firm's own table", "dmn/%s.dmn"),
  MODELS("models that came with the product", "the firm's own model", "bpmn/%s.bpmn");

  private final String deployment;
  private final String firmsOwn;
  private final String file;

  Shipped(String deployment, String firmsOwn, String file) {
    this.deployment = deployment;
    this.firmsOwn = firmsOwn;
    this.file = file;
  }

  /** Whatever is in force out of a deployment of another name is the firm's own. */
  public String deployment() {
    return deployment;
  }

  public String firmsOwn() {
    return firmsOwn;
  }

  /** How the file of a key is called in a deployment. */
  public String resource(String key) {
    return file(key).replaceFirst(".*/", "");
  }

  public Optional<String> text(String key) {
    return read(new ClassPathResource(file(key)));
  }

  /** All of them, by key. */
  Map<String, String> texts() {
    try {
      var texts = new TreeMap<String, String>();
      var ending = file("").replaceFirst(".*/", "").length();
      for (var one : new PathMatchingResourcePatternResolver().getResources("classpath:" + file("*"))) {
        var name = Optional.ofNullable(one.getFilename()).orElseThrow();
        texts.put(name.substring(0, name.length() - ending), read(one).orElseThrow());
      }
      return texts;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private String file(String key) {
    return file.formatted(key);
  }

  private static Optional<String> read(Resource file) {
    if (!file.exists()) {
      return Optional.empty();
    }
    try (var text = file.getInputStream()) {
      return Optional.of(new String(text.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
