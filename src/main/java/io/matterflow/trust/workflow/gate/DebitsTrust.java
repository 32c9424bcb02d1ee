package io.matterflow.trust.workflow.gate;

/**
 * Marks a step that can debit a trust account. Whatever bears it stands in the named trust models alone, behind an
 * authorization task; a test finds whoever debits without bearing it.
 */
public interface DebitsTrust {}
