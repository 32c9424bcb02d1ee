package io.matterflow.engine;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Asks decision tables in the version in force. Each question is kept with table, version, matched rules and inputs in
 * the transaction at hand, so that "why?" has an answer and a trial has its data.
 */
public interface Decisions {

  /** The rule that holds; empty when no rule matches. */
  <F extends Record, R> Optional<Decided<R>> find(DecisionTable<F, R> table, F facts, Subject subject);

  /**
   * The rule that holds; a table without a row for these facts is a fault that names the table and leads to an
   * incident.
   */
  <F extends Record, R> Decided<R> decide(DecisionTable<F, R> table, F facts, Subject subject);

  /** All rules that hold, in the order of the table. */
  <F extends Record, R> List<Decided<R>> all(DecisionTable<F, R> table, F facts, Subject subject);

  /** The same question without a record: for calendars, texts and previews, which decide nothing about a case. */
  <F extends Record, R> List<Decided<R>> look(DecisionTable<F, R> table, F facts);

  /** The question that the table would be asked with these facts. */
  Question question(Record facts);

  /**
   * The question that was kept last about each of these subjects, by subject; whoever was never asked about is missing.
   */
  Map<Subject, Question> lastAsked(DecisionTable<?, ?> table, Collection<Subject> subjects);

  /** The version of the table that answers now. */
  int versionInForce(DecisionTable<?, ?> table);

  /** Erases the records about a subject that must leave no trace. */
  void forget(Subject subject);
}
