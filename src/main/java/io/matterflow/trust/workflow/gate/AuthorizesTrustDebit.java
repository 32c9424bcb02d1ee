package io.matterflow.trust.workflow.gate;

import io.matterflow.engine.TaskDesk;

/** Marks the desk at which a lawyer with trust authority authorizes a debit: its task is the gate of the models. */
public interface AuthorizesTrustDebit extends TaskDesk {}
