package io.matterflow.practice;

import io.matterflow.engine.Effect.Finding;
import io.matterflow.kernel.ClientId;
import io.matterflow.kernel.MatterId;
import java.time.LocalDate;

/** The file of a matter over there, as far as it tells what went to the client. What is filed is never changed. */
public interface PracticeFiles {

  /**
   * Files the record and answers its id over there. It may know no idempotency: whoever files again looks before. Fails
   * with {@code NotAccepted} when it surely did not take it.
   */
  String file(FiledRecord entry);

  /** Whether a record with our reference was filed. */
  Finding find(String reference);

  /**
   * What went to a client, on its way into the file. The digest names the document byte for byte: whoever holds a copy
   * can tell whether it is what went.
   */
  record FiledRecord(
      String reference,
      MatterId matter,
      ClientId client,
      LocalDate wentOn,
      String title,
      String words,
      String document,
      String sha256) {}
}
