package io.matterflow.messaging;

import io.matterflow.kernel.Actor;
import java.util.UUID;

/** A pause has ended; what waited under it goes on. Published inside the transaction that ends it. */
public record MessagesReleased(UUID pause, Actor by) {}
