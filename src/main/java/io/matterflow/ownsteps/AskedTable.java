package io.matterflow.ownsteps;

import java.util.Optional;

/** A table that a model can ask about its case where it likes; the facts are ours, and why it answered is kept. */
interface AskedTable {

  String decision();

  /** What it is asked, as whoever draws a model reads it. */
  String asks();

  String answer(CaseAtHand about, Optional<String> question);
}
