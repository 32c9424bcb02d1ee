package io.matterflow.payments.stripe;

import com.stripe.StripeClient;
import com.stripe.exception.StripeException;
import com.stripe.model.Dispute;
import com.stripe.model.Event;
import com.stripe.model.PaymentIntent;
import com.stripe.model.Refund;
import com.stripe.model.StripeCollection;
import com.stripe.model.checkout.Session;
import com.stripe.net.RequestOptions;
import com.stripe.param.DisputeListParams;
import com.stripe.param.EventListParams;
import com.stripe.param.PaymentIntentRetrieveParams;
import com.stripe.param.RefundCreateParams;
import com.stripe.param.RefundListParams;
import com.stripe.param.checkout.SessionCreateParams;
import io.matterflow.kernel.Money;
import io.matterflow.payments.PaymentRefunds;
import io.matterflow.payments.stripe.StripeFault.Cause;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Stripe through its own client, which pins the version of the interface. It repeats nothing by itself: a write carries
 * a key of ours, so that whoever is in doubt may ask again and is answered the same.
 */
final class StripeApi {

  static final String INVOICE = "invoice_number";
  static final String REFERENCE = "matterflow_reference";

  private static final long PAGE = 100;
  private static final int MOST_PAGES = 1000;

  private final StripeClient client;
  private final StripeSettings settings;

  StripeApi(StripeSettings settings) {
    this.settings = settings;
    this.client = StripeClient.builder()
        .setApiKey(settings.secretKey())
        .setApiBase(settings.url().toString().replaceAll("/+$", ""))
        .setConnectTimeout(Math.toIntExact(settings.connectTimeout().toMillis()))
        .setReadTimeout(Math.toIntExact(settings.readTimeout().toMillis()))
        .setMaxNetworkRetries(0)
        .build();
  }

  /** A page at Stripe that takes this amount for the invoice; asked twice under one key, it is one page. */
  Session checkout(String invoiceNumber, Money amount, URI back, Instant until, String key) {
    var named = "Invoice " + invoiceNumber;
    var order = SessionCreateParams.builder()
        .setMode(SessionCreateParams.Mode.PAYMENT)
        .setClientReferenceId(invoiceNumber)
        .setSuccessUrl(back + "?paid")
        .setCancelUrl(back.toString())
        .setExpiresAt(until.getEpochSecond())
        .putMetadata(INVOICE, invoiceNumber)
        .setPaymentIntentData(SessionCreateParams.PaymentIntentData.builder()
            .setDescription(named)
            .putMetadata(INVOICE, invoiceNumber)
            .build())
        .addLineItem(SessionCreateParams.LineItem.builder()
            .setQuantity(1L)
            .setPriceData(SessionCreateParams.LineItem.PriceData.builder()
                .setCurrency(MinorUnits.code(amount))
                .setUnitAmount(MinorUnits.of(amount))
                .setProductData(SessionCreateParams.LineItem.PriceData.ProductData.builder().setName(named).build())
                .build())
            .build());
    settings.methods().forEach(method -> order.addPaymentMethodType(
        SessionCreateParams.PaymentMethodType.valueOf(method.toUpperCase(Locale.ROOT))));
    return asked("open a checkout", () -> client.v1().checkout().sessions().create(order.build(), under(key)));
  }

  /** Closes a page that nobody is to pay on any more. */
  void expire(String session) {
    asked("close a checkout", () -> client.v1().checkout().sessions().expire(session));
  }

  Optional<Session> session(String id) {
    return found("read a checkout", () -> client.v1().checkout().sessions().retrieve(id));
  }

  /** The payment with its latest charge and what Stripe took for it. */
  Optional<PaymentIntent> payment(String id) {
    var whole = PaymentIntentRetrieveParams.builder().addExpand("latest_charge.balance_transaction").build();
    return found("read a payment", () -> client.v1().paymentIntents().retrieve(id, whole));
  }

  List<Refund> refundsOf(String payment) {
    var all = RefundListParams.builder().setPaymentIntent(payment).setLimit(PAGE).build();
    return asked("list refunds", () -> whole(client.v1().refunds().list(all)));
  }

  List<Dispute> disputesOf(String payment) {
    var all = DisputeListParams.builder().setPaymentIntent(payment).setLimit(PAGE).build();
    return asked("list disputes", () -> whole(client.v1().disputes().list(all)));
  }

  /** Makes the refund and answers its id; our reference is its key and stands in its metadata. */
  String refund(PaymentRefunds.Refund refund) {
    var order = RefundCreateParams.builder()
        .setPaymentIntent(refund.paymentRef())
        .setAmount(MinorUnits.of(refund.amount()))
        .putMetadata(REFERENCE, refund.reference())
        .build();
    return asked("refund", () -> client.v1().refunds().create(order, under("refund:" + refund.reference())).getId());
  }

  /** The refund with our reference, among those made since then. */
  Optional<Refund> refundWith(String reference, Instant since) {
    var created = RefundListParams.Created.builder().setGte(since.getEpochSecond()).build();
    var lately = RefundListParams.builder().setCreated(created).setLimit(PAGE).build();
    return asked("list refunds", () -> whole(client.v1().refunds().list(lately))).stream()
        .filter(refund -> refund.getMetadata() != null && reference.equals(refund.getMetadata().get(REFERENCE)))
        .findFirst();
  }

  /** What Stripe told, or tried to tell, since then; it keeps thirty days. */
  List<Event> eventsSince(Instant since) {
    var created = EventListParams.Created.builder().setGte(since.getEpochSecond()).build();
    var told = EventListParams.builder().setCreated(created).addAllType(StripeWebhooks.KINDS).setLimit(PAGE).build();
    return asked("list events", () -> whole(client.v1().events().list(told)));
  }

  private static <T extends com.stripe.model.HasId> List<T> whole(StripeCollection<T> first) {
    var all = new ArrayList<T>();
    var pages = 0;
    for (var one : first.autoPagingIterable()) {
      all.add(one);
      if (++pages > MOST_PAGES * PAGE) {
        throw new IllegalStateException("Stripe's list does not end");
      }
    }
    return all;
  }

  private static RequestOptions under(String key) {
    return RequestOptions.builder().setIdempotencyKey(key).build();
  }

  private static <T> Optional<T> found(String what, Request<T> request) {
    try {
      return Optional.of(asked(what, request));
    } catch (StripeFault fault) {
      if (fault.why() == Cause.GONE) {
        return Optional.empty();
      }
      throw fault;
    }
  }

  private static <T> T asked(String what, Request<T> request) {
    try {
      return request.answer();
    } catch (StripeException failure) {
      throw StripeFault.of(what, failure);
    } catch (StripeFault | IllegalArgumentException ours) {
      throw ours;
    } catch (RuntimeException noAnswerOfTheirs) {
      throw StripeFault.unreadable(what, noAnswerOfTheirs);
    }
  }

  /** One request through the client. */
  @FunctionalInterface
  private interface Request<T> {

    T answer() throws StripeException;
  }
}
