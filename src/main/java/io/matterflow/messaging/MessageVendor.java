package io.matterflow.messaging;

/** A connected vendor, which carries one channel in place of the local one. */
public interface MessageVendor extends Messages {

  boolean carries(Channel channel);
}
