package io.matterflow.demo;

import io.matterflow.HttpCalls;
import io.matterflow.demo.KillPoints.Point;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * A stretch of a bill's life: what people, clients and vendors do in it, and how it ends. They do it again when nobody
 * answered, as they do outside.
 */
enum KillStage {

  DELIVERY {
    @Override
    void prepare(KilledBill bill, KillWorld world) {
      bill.prepare(world.product(), world.jdbc(), world.dayOf("bill " + bill.serial()));
    }

    @Override
    void act(KilledBill bill, KillWorld world) {
      bill.approve(world.product(), world.jdbc());
    }

    @Override
    boolean isOver(KilledBill bill, KillWorld world) {
      return world.count("select count(*) from invoice_standing where matter_id = ? and state = 'DELIVERED'",
          bill.matter()) == 1
          && world.nextStep(bill).isPresent();
    }
  },

  REMINDER {
    @Override
    void prepare(KilledBill bill, KillWorld world) {
      world.moveTo(world.nextStep(bill).orElseThrow().minus(SHORTLY));
    }

    @Override
    void act(KilledBill bill, KillWorld world) {
      world.moveTo(world.nextStep(bill).orElseThrow().minus(AT_ONCE));
    }

    @Override
    boolean isOver(KilledBill bill, KillWorld world) {
      return isReminded(bill, world, "EMAIL");
    }
  },

  TEXT_MESSAGE {
    @Override
    void prepare(KilledBill bill, KillWorld world) {
      REMINDER.prepare(bill, world);
    }

    @Override
    void act(KilledBill bill, KillWorld world) {
      REMINDER.act(bill, world);
    }

    @Override
    boolean isOver(KilledBill bill, KillWorld world) {
      return isReminded(bill, world, "SMS");
    }
  },

  /** A part by bank, told twice; the rest by card, each event told twice and the last ones first. */
  INTAKE {
    @Override
    void act(KilledBill bill, KillWorld world) {
      byBank(bill, world, "part", PART);
      byBank(bill, world, "part", PART);
      world.rest();
      if (!world.hasPaidByCard(bill)) {
        world.vendors().pay(openPage(bill, world));
      }
      world.hearStripe();
    }

    @Override
    boolean isOver(KilledBill bill, KillWorld world) {
      return isPaid(bill, world);
    }
  },

  /** A little of it goes back, and is paid again by bank. */
  REFUND {
    @Override
    void act(KilledBill bill, KillWorld world) {
      var payment = world.text("select cast(id as varchar) from payment where source = 'stripe' and invoice_number = ?",
          bill.number(world.jdbc())).orElseThrow();
      var asked = askBack(payment, bill, world);
      if (asked.body().contains("STILL_RUNNING")) {
        world.moveTo(world.now().plus(LEASE_OF_A_KEY));
        askBack(payment, bill, world);
      }
      world.text("""
              select task.id_ from act_ru_task task
                join act_ru_execution execution on execution.id_ = task.proc_inst_id_
                join payment_refund refund on cast(refund.id as varchar) = execution.business_key_
               where task.task_def_key_ = 'authorizeRefund' and cast(refund.payment_id as varchar) = ?
              """, payment)
          .ifPresent(task -> world.product().post("billing-admin", "/api/tasks/%s/finish".formatted(task),
              "{\"outcome\": \"AUTHORIZE\"}"));
      world.rest();
      world.hearStripe();
    }

    @Override
    boolean isOver(KilledBill bill, KillWorld world) {
      return world.count("""
          select count(*) from payment_refund refund join payment on payment.id = refund.payment_id
           where payment.invoice_number = ? and refund.state = 'MADE'
          """, bill.number(world.jdbc())) == 1
          && world.count("select count(*) from invoice_standing where number = ? and open_amount = 40.00",
              bill.number(world.jdbc())) == 1
          && world.count("select count(*) from stripe_to_read") == 0
          && world.nextStep(bill).isPresent();
    }

    @Override
    void finish(KilledBill bill, KillWorld world) {
      byBank(bill, world, "rest", BACK);
      world.until("it is paid again", () -> isPaid(bill, world));
    }
  };

  /**
   * What goes on about an invoice; the look whether its mail was opened waits for its day whatever becomes of the bill.
   */
  static final String CASES_OF =
      "select count(*) from act_ru_execution where business_key_ = ? and proc_def_id_ not like 'unopened-invoice:%'";

  private static final Duration SHORTLY = Duration.ofMinutes(1);
  private static final Duration AT_ONCE = Duration.ofMillis(300);
  private static final Duration LEASE_OF_A_KEY = Duration.ofMinutes(6);
  private static final String PART = "100.00";
  private static final String BACK = "40.00";

  /** Brings the bill to where the stage begins; nobody watches. */
  void prepare(KilledBill bill, KillWorld world) {
    // the stage before has done so
  }

  /** What people, clients and vendors do; the process may die meanwhile, and then they do it again. */
  abstract void act(KilledBill bill, KillWorld world);

  abstract boolean isOver(KilledBill bill, KillWorld world);

  /** Whether somebody outside does again what nobody answered; a step of a ladder comes by itself. */
  boolean isDoneAgain() {
    return this != REMINDER && this != TEXT_MESSAGE;
  }

  /**
   * Whether a moment is one of this stage's: the look at the processor's events is one of the payment's, whenever the
   * clock begins it.
   */
  boolean counts(Point point) {
    return this == INTAKE || !point.isOfTheClock();
  }

  /** What is left to do when it is over; nobody watches. */
  void finish(KilledBill bill, KillWorld world) {
    // nothing
  }

  private static boolean isReminded(KilledBill bill, KillWorld world, String channel) {
    return world.count(
        "select count(*) from reminder_step where invoice_number = ? and outcome = 'SENT' and channel = ?",
        bill.number(world.jdbc()), channel) == 1 && world.nextStep(bill).isPresent();
  }

  private static boolean isPaid(KilledBill bill, KillWorld world) {
    var number = bill.number(world.jdbc());
    return world.count("select count(*) from invoice_standing where number = ? and state = 'PAID' and open_amount = 0",
        number) == 1
        && world.count("select count(*) from stripe_to_read") == 0
        && world.count(CASES_OF, number) == 0;
  }

  private static void byBank(KilledBill bill, KillWorld world, String event, String amount) {
    world.product().post("system", "/api/payments", """
        {"source": "bank", "eventId": "%s-%d", "invoiceNumber": "%s", "amount": "%s", "currency": "USD", "receivedOn": "%s",
         "method": "ACH", "account": "OPERATING"}
        """.formatted(event, bill.serial(), bill.number(world.jdbc()), amount, world.dayOf(event + bill.serial())));
  }

  /** Under one key, so that whoever was not answered may ask again. */
  private static HttpCalls.Answer askBack(String payment, KilledBill bill, KillWorld world) {
    return world.as("bookkeeper").with("Idempotency-Key", "refund-" + bill.serial())
        .post("/api/payments/%s/refund".formatted(payment),
            "{\"amount\": \"%s\", \"reason\": \"Billed by mistake\"}".formatted(BACK));
  }

  /** Pays at once what is open, where nobody watches how. */
  static void settle(KilledBill bill, KillWorld world) {
    byBank(bill, world, "whole", KilledBill.TOTAL);
    world.until("it is paid", () -> isPaid(bill, world));
    world.rest();
  }

  /** The client follows the link of the invoice and is led to a page at Stripe. */
  private static String openPage(KilledBill bill, KillWorld world) {
    var token = world.text("select token from stripe_link where invoice_number = ?", bill.number(world.jdbc()))
        .orElseThrow();
    var open = world
        .text("select cast(open_amount as varchar) from invoice_standing where number = ?", bill.number(world.jdbc()))
        .orElseThrow();
    var answer = HttpCalls.to(world.product().address().getPort())
        .with("Content-Type", "application/x-www-form-urlencoded")
        .send("POST", "/pay/" + token, "amount=" + URLEncoder.encode(open, StandardCharsets.UTF_8));
    if (answer.header("Location").isEmpty()) {
      throw new AssertionError("the way to Stripe answers " + answer);
    }
    var page = answer.header("Location");
    return page.substring(page.lastIndexOf('/') + 1);
  }
}
