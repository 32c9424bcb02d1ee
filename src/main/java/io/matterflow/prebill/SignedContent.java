package io.matterflow.prebill;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * What an approver signs, in one canonical form: every field as its length and its text, so that no two contents read alike.
 * Internal notes and held lines are not signed: they do not leave the house.
 */
final class SignedContent {

  private static final String FORM = "matterflow-pre-bill-1";

  private final StringBuilder text = new StringBuilder();

  private SignedContent(PreBill preBill) {
    field(FORM);
    field(preBill.id());
    field(preBill.number());
    field(preBill.version());
    field(preBill.matter());
    field(preBill.client());
    field(preBill.periodEnd());
    field(preBill.currency());
    preBill.billed().forEach(this::line);
    field(preBill.totals().total());
  }

  /** SHA-256 of the canonical form, in hexadecimal. */
  static String hashOf(PreBill preBill) {
    try {
      var digest = MessageDigest.getInstance("SHA-256");
      var bytes = new SignedContent(preBill).text.toString().getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(digest.digest(bytes));
    } catch (NoSuchAlgorithmException everyJavaHasIt) {
      throw new IllegalStateException(everyJavaHasIt);
    }
  }

  private void line(PreBillLine line) {
    field(line.position());
    field(line.workDate());
    field(line.timekeeper());
    field(line.narrative());
    field(line.taskCode().orElse(""));
    field(line.activityCode().orElse(""));
    field(line.hours().plain());
    field(line.rate());
    field(line.writeDown());
    field(line.amount());
  }

  private void field(Object value) {
    var words = value.toString();
    text.append(words.length()).append(':').append(words).append(',');
  }
}
