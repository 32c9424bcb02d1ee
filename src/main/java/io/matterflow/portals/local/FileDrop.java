package io.matterflow.portals.local;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.matterflow.engine.Effect.Finding;
import io.matterflow.engine.NotAccepted;
import io.matterflow.portals.EbillingPortal;
import io.matterflow.portals.Upload;
import io.matterflow.vendors.LocalVendor;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Keeps files in {@code portals/<portal>/} of the data folder. A file appears there whole or not at all, under the same
 * name however often it is asked for, and never in place of another.
 */
@Component
class FileDrop implements EbillingPortal {

  private final Path folder;
  private final LocalVendor vendor;

  FileDrop(@Value("${matterflow.data}") Path data, LocalVendors vendors) {
    folder = data.resolve("portals");
    vendor = vendors.named("portals");
  }

  @Override
  public List<String> validate(Upload upload) {
    return isThere(upload) || !Files.exists(target(upload))
        ? List.of()
        : List.of("There is another file %s in the folder of %s.".formatted(upload.fileName(), upload.portal()));
  }

  @Override
  public String submit(Upload upload) {
    if (vendor.mood() != Mood.FAIL && vendor.mood() != Mood.HANG_BEFORE) {
      write(upload);
    }
    vendor.keep(id(upload), JsonNodeFactory.instance.objectNode().put("sha256", upload.sha256()));
    return id(upload);
  }

  /** A folder that hangs cannot be asked either. */
  @Override
  public Finding find(Upload upload) {
    if (vendor.mood() != Mood.WELL && vendor.mood() != Mood.LATE) {
      return new Finding.CannotAsk();
    }
    return isThere(upload) ? new Finding.Found(id(upload)) : new Finding.Absent();
  }

  private void write(Upload upload) {
    if (isThere(upload)) {
      return;
    }
    var in = folder.resolve(upload.portal());
    var target = target(upload);
    if (Files.exists(target)) {
      throw new NotAccepted("there is another file %s".formatted(id(upload)));
    }
    try {
      Files.createDirectories(in);
      var begun = in.resolve(upload.fileName() + ".part");
      Files.write(begun, upload.content());
      sync(begun, StandardOpenOption.WRITE);
      Files.move(begun, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException unwritable) {
      throw new NotAccepted("the file %s cannot be written".formatted(id(upload)));
    }
    syncFolder(in);
  }

  private boolean isThere(Upload upload) {
    try {
      var target = target(upload);
      return Files.isRegularFile(target) && Arrays.equals(Files.readAllBytes(target), upload.content());
    } catch (IOException unreadable) {
      throw new IllegalStateException("the file %s cannot be read".formatted(id(upload)), unreadable);
    }
  }

  private Path target(Upload upload) {
    return folder.resolve(upload.portal()).resolve(upload.fileName());
  }

  private static String id(Upload upload) {
    return upload.portal() + "/" + upload.fileName();
  }

  private static void syncFolder(Path folder) {
    try {
      sync(folder, StandardOpenOption.READ);
    } catch (IOException notOnThisSystem) {
      // some systems, Windows among them, open no folders and keep names by themselves
    }
  }

  private static void sync(Path path, StandardOpenOption how) throws IOException {
    try (var channel = FileChannel.open(path, how)) {
      channel.force(true);
    }
  }
}
