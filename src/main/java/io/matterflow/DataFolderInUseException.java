package io.matterflow;

import java.nio.file.Path;

/** Another process has the embedded database of this folder open. */
class DataFolderInUseException extends RuntimeException {

  private static final long serialVersionUID = 1;

  DataFolderInUseException(Path folder) {
    super("another process has the database in %s open.".formatted(folder));
  }
}
