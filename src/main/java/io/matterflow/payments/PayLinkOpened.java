package io.matterflow.payments;

/** A person followed the link of this invoice, or paid through it. It may be told any number of times. */
public record PayLinkOpened(String invoiceNumber) {}
