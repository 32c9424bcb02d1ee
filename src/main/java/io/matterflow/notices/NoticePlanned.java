package io.matterflow.notices;

/** A message is to be sent. Published inside the transaction that plans it. */
public record NoticePlanned(NoticeId id) {}
