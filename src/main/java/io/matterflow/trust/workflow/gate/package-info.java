/**
 * The gate in the models: no model comes in in which a way leads to a trust debit past a lawyer's authorization task.
 * The gate at run time is the ledger's own (ADR 0005); this one keeps the models honest about it.
 */
@NullMarked
package io.matterflow.trust.workflow.gate;

import org.jspecify.annotations.NullMarked;
