package io.matterflow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.matterflow.demo.StartedVendors.Done;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * What the vendors were brought to do, by their own log, beside what the database says: the same, one to one by key.
 */
record KillAgreement(
    int mails,
    int texts,
    int checkouts,
    int payments,
    int refunds,
    int filed,
    int marked,
    int posted) {

  private static final ObjectMapper JSON = new ObjectMapper();

  static KillAgreement of(KillWorld world) {
    var vendors = world.vendors();
    var agreement = new KillAgreement(
        same("mails", vendors.log("mail"), keys(world, """
            select message.vendor_ref from effect join outgoing_message message on message.message_key = effect.effect_key
             where effect.state = 'CONFIRMED' and message.channel = 'EMAIL'
            """)),
        same("text messages", vendors.log("text"), keys(world, """
            select message.vendor_ref from effect join outgoing_message message on message.message_key = effect.effect_key
             where effect.state = 'CONFIRMED' and effect.vendor_id = message.vendor_ref and message.channel = 'SMS'
            """)),
        same("checkouts", vendors.log("checkout"), keys(world, "select session_id from stripe_checkout")),
        same("payments", idsOf(vendors.log("payment")),
            keys(world, "select payment_ref from payment where source = 'stripe'")),
        same("refunds", vendors.log("refund"), keys(world, """
            select effect_key from effect join payment_refund on effect.effect_key = 'refund:' || payment_refund.id
             where effect.state = 'CONFIRMED' and payment_refund.state = 'MADE' and payment_refund.vendor_id = effect.vendor_id
            """)),
        same("what is filed in the matters", local(world, "practice-files", "filed", ""), confirmed(world, "filed")),
        same("what is marked as billed", local(world, "practice-bills", "billing-mark", ""),
            confirmed(world, "billing-mark")),
        same("entries in the accounting system", local(world, "accounting", "accounting", "accounting:"),
            confirmed(world, "accounting")));
    assertThat(keys(world, "select effect_key from effect where state <> 'CONFIRMED'")).as("effects without an end")
        .isEmpty();
    assertThat(keys(world, """
        select effect_key from effect
         where kind not in ('refund', 'filed', 'billing-mark', 'accounting') and not exists (select 1 from outgoing_message where message_key = effect_key)
        """)).as("effects of which no vendor was asked").isEmpty();
    assertThat(keys(world, "select id_ from act_ru_job where retries_ = 0")).as("jobs without a try").isEmpty();
    assertThat(world.count("select count(*) from act_ru_incident")).as("incidents").isZero();
    return agreement;
  }

  /** Every bill went its whole way: one invoice, paid; each message once to its own people; a ladder that has ended. */
  static void assertGone(List<KilledBill> bills, Collection<KillStage> stages, KillWorld world) {
    var reminders = stages.contains(KillStage.REMINDER) ? 1 : 0;
    var texts = stages.contains(KillStage.TEXT_MESSAGE) ? 1 : 0;
    for (var bill : bills) {
      var number = bill.number(world.jdbc());
      assertThat(world.count("select count(*) from invoice where matter_id = ?", bill.matter()))
          .as("invoices of %s", bill)
          .isOne();
      assertThat(world.count("select count(*) from invoice_standing where number = ? and state = 'PAID'", number))
          .as("%s is paid", bill).isOne();
      assertThat(to(world, "mail", bill.address())).as("mails to the client of %s", bill).isEqualTo(1 + reminders);
      assertThat(to(world, "text", bill.mobile())).as("text messages to the client of %s", bill).isEqualTo(texts);
      assertThat(
          world.count("select count(*) from reminder_step where outcome = 'SENT' and invoice_number = ?", number))
          .as("steps of %s", bill).isEqualTo(reminders + texts);
      assertThat(world.count(KillStage.CASES_OF, number))
          .as("cases of %s that go on", bill).isZero();
    }
    assertThat(world.product().get("auditor", "/api/audit/verification").path("breaks")).isEmpty();
  }

  private static long to(KillWorld world, String what, String whom) {
    return world.vendors().log(what).stream().filter(done -> done.whom().equals(whom)).count();
  }

  private static int same(String what, List<Done> vendor, List<String> database) {
    assertThat(vendor.stream().map(Done::key).toList()).as("%s at the vendor, beside the database", what)
        .containsExactlyInAnyOrderElementsOf(database);
    return database.size();
  }

  private static List<Done> idsOf(List<Done> done) {
    var byId = new ArrayList<Done>();
    done.forEach(one -> byId.add(new Done(one.what(), one.id(), one.id(), one.whom())));
    return byId;
  }

  /** What the vendors that need no network have in their files, as the effects are called. */
  private static List<Done> local(KillWorld world, String vendor, String kind, String prefix) {
    if (confirmed(world, kind).isEmpty()) {
      return List.of();
    }
    return world.product().vendorLines(vendor).stream().map(line -> {
      var key = prefix + key(line);
      return new Done(vendor, key, key, "");
    }).toList();
  }

  private static String key(String line) {
    try {
      return JSON.readTree(line).path("key").asText();
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private static List<String> confirmed(KillWorld world, String kind) {
    return keys(world, "select effect_key from effect where state = 'CONFIRMED' and kind = '%s'".formatted(kind));
  }

  private static List<String> keys(KillWorld world, String sql) {
    return world.jdbc().queryForList(sql, String.class);
  }
}
