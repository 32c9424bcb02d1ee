package io.matterflow.reporting;

/** A report to a person is due. Published inside the transaction that plans it. */
public record WeeklyReportPlanned(WeeklyReportId id) {}
