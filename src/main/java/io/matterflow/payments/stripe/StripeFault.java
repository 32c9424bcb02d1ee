package io.matterflow.payments.stripe;

import com.stripe.exception.ApiConnectionException;
import com.stripe.exception.AuthenticationException;
import com.stripe.exception.CardException;
import com.stripe.exception.IdempotencyException;
import com.stripe.exception.InvalidRequestException;
import com.stripe.exception.PermissionException;
import com.stripe.exception.RateLimitException;
import com.stripe.exception.StripeException;
import java.net.ConnectException;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import javax.net.ssl.SSLHandshakeException;

/**
 * What went wrong with a request to Stripe, and whether it can have been done. The message names codes, never what
 * people wrote.
 */
final class StripeFault extends RuntimeException {

  private static final long serialVersionUID = 1;

  private final Cause why;

  enum Cause {
    /** No connection came about: nothing was done. */
    UNREACHABLE(true),
    /** Too many requests: nothing was done, try later. */
    LATER(true),
    /** The key is refused: nothing was done, somebody has to see to it. */
    NOT_CONNECTED(true),
    /** Stripe has no such object. */
    GONE(true),
    /** Stripe does not do this, however often it is asked. */
    REFUSED(true),
    /** No answer, none that can be read, or the same request is being done at this moment: nobody knows. */
    IN_DOUBT(false);

    private final boolean surelyNotDone;

    Cause(boolean surelyNotDone) {
      this.surelyNotDone = surelyNotDone;
    }

    boolean isSurelyNotDone() {
      return surelyNotDone;
    }
  }

  private StripeFault(Cause why, String message, Throwable cause) {
    super(message, cause);
    this.why = why;
  }

  Cause why() {
    return why;
  }

  static StripeFault of(String what, StripeException failure) {
    var why = cause(failure);
    var code = failure.getCode() == null ? "" : " (" + failure.getCode() + ")";
    return new StripeFault(why, "Stripe, asked to %s: %s%s".formatted(what, why, code), failure);
  }

  /** What is not an answer in Stripe's form leaves doubt, whatever the client makes of it. */
  static StripeFault unreadable(String what, RuntimeException failure) {
    return new StripeFault(Cause.IN_DOUBT, "Stripe, asked to %s: an answer that cannot be read".formatted(what),
        failure);
  }

  private static Cause cause(StripeException failure) {
    if (failure instanceof ApiConnectionException) {
      return neverConnected(failure) ? Cause.UNREACHABLE : Cause.IN_DOUBT;
    }
    if (failure instanceof RateLimitException) {
      return Cause.LATER;
    }
    if (failure instanceof AuthenticationException || failure instanceof PermissionException) {
      return Cause.NOT_CONNECTED;
    }
    if (failure instanceof IdempotencyException) {
      return isStatus(failure, 409) ? Cause.IN_DOUBT : Cause.REFUSED;
    }
    if (failure instanceof InvalidRequestException) {
      return isStatus(failure, 404) ? Cause.GONE : Cause.REFUSED;
    }
    return failure instanceof CardException ? Cause.REFUSED : Cause.IN_DOUBT;
  }

  private static boolean isStatus(StripeException failure, int status) {
    return failure.getStatusCode() != null && failure.getStatusCode() == status;
  }

  private static boolean neverConnected(Throwable failure) {
    for (var cause = failure.getCause(); cause != null; cause = cause.getCause()) {
      if (cause instanceof ConnectException
          || cause instanceof UnknownHostException
          || cause instanceof NoRouteToHostException
          || cause instanceof SSLHandshakeException) {
        return true;
      }
    }
    return false;
  }
}
