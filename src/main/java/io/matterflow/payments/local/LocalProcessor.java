package io.matterflow.payments.local;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Profile;

/** Part of the pretend processor: in the demo and in tests, unless a real one is connected. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Profile("demo | test")
@ConditionalOnProperty(name = "matterflow.payments.vendor", havingValue = "local", matchIfMissing = true)
@interface LocalProcessor {}
