package io.matterflow.practice.clio;

import io.matterflow.engine.NotAccepted;
import java.util.function.Supplier;

/** Tells what was surely not done from what leaves doubt. */
final class Writes {

  private Writes() {}

  /** Whatever goes wrong while looking leaves no doubt. */
  static <T> T beforeAnythingIsSent(Supplier<T> looking) {
    try {
      return looking.get();
    } catch (ClioFault fault) {
      throw notAccepted(fault);
    }
  }

  /** Only what was surely not done may be told as such; the rest leaves doubt. */
  static <T> T sent(Supplier<T> write) {
    try {
      return write.get();
    } catch (ClioFault fault) {
      throw fault.surelyNotDone() ? notAccepted(fault) : fault;
    }
  }

  private static NotAccepted notAccepted(ClioFault fault) {
    return new NotAccepted(String.valueOf(fault.getMessage()), fault);
  }
}
