package io.matterflow.vendors;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.Environment;
import org.springframework.stereotype.Component;

/** The local vendors by name, each with a file of its own; the same name is the same vendor. */
@Component
public class LocalVendors {

  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,30}");

  private final Map<String, LocalVendor> vendors = new ConcurrentHashMap<>();
  private final Path folder;
  private final Environment environment;
  private final Clock clock;

  LocalVendors(@Value("${matterflow.data}") Path data, Environment environment, Clock clock) {
    this.folder = data.resolve("vendors");
    this.environment = environment;
    this.clock = clock;
  }

  /**
   * The vendor kept in {@code vendors/<name>.jsonl} of the data folder; it begins in the mood that its settings give.
   */
  public LocalVendor named(String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a local vendor's name is in small letters, got " + name);
    }
    return vendors.computeIfAbsent(name, this::open);
  }

  /** The vendors that somebody works with, by name. */
  public SortedMap<String, LocalVendor> all() {
    return new TreeMap<>(vendors);
  }

  private LocalVendor open(String name) {
    var settings = Binder.get(environment).bindOrCreate("matterflow.vendors." + name, VendorSettings.class);
    return new LocalVendor(name, new JournalFile(folder.resolve(name + ".jsonl")), clock, settings);
  }
}
