package io.matterflow.trust.statement;

/** Tells which kind of file it is by what it begins with, and reads it. */
public final class StatementReader {

  private static final int BEGINNING = 4_000;

  private StatementReader() {}

  public static StatementFile read(byte[] content, CsvLayout layout) throws Misread {
    var text = StatementText.of(content);
    if (text.isBlank()) {
      throw new Misread(0, "The file is empty.", "Download the statement again.");
    }
    var beginning = text.substring(0, Math.min(text.length(), BEGINNING)).stripLeading();
    return beginning.startsWith("OFXHEADER") || beginning.startsWith("<?") || beginning.startsWith("<OFX>")
        || beginning.contains("<OFX>")
        ? OfxStatement.read(text) : new CsvStatement(layout).read(text);
  }
}
