package io.matterflow.benchmark;

/** One hourly matter's way from a signal to a paid invoice, driven from the outside. */
interface Lifecycle extends AutoCloseable {

  /** Makes ready what a lifecycle needs; not measured. */
  void prepare(int lifecycles);

  /** Runs one of the prepared lifecycles to its end; called by several drivers at once. */
  void run(int number);

  StatementCount.Figures figures();
}
