package io.matterflow.practice;

import io.matterflow.engine.Effect.Finding;
import io.matterflow.engine.NotAccepted;
import java.util.List;

/** Whether entries over there say that they were billed here, so that nobody bills them there. */
public interface PracticeBills {

  /** Whether it can be told; where it cannot, a person sees to it over there. */
  boolean takeMarks();

  /**
   * Marks all of these as billed, or as billed no more, and answers the id of that act. Doing it twice is doing it
   * once. Fails with {@code NotAccepted} when it surely changed nothing.
   */
  String mark(BilledEntries entries);

  /** Whether the act with our reference was done. */
  Finding find(String reference);

  /** Of a system that can be told of no bill. */
  static PracticeBills byHand() {
    return new PracticeBills() {
      @Override
      public boolean takeMarks() {
        return false;
      }

      @Override
      public String mark(BilledEntries entries) {
        throw new NotAccepted("the practice system can be told of no bill");
      }

      @Override
      public Finding find(String reference) {
        return new Finding.Absent();
      }
    };
  }

  /** Entries by what they are known by: {@code matterflow:} and our reference, or the system and its own id. */
  record BilledEntries(String reference, List<String> entries, boolean billed) {}
}
