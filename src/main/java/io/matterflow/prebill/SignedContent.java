package io.matterflow.prebill;

import io.matterflow.kernel.TimekeeperId;
import io.matterflow.prebill.Charge.Cost;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Comparator;
import java.util.Map;

/**
 * What an approver signs, in one canonical form: every field as its length and its text, so that no two contents read
 * alike. Internal notes and held lines are not signed: they do not leave the house.
 */
final class SignedContent {

  private static final String FORM = "matterflow-pre-bill-2";

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
    preBill.billed().stream().sorted(Comparator.comparing(PreBillLine::position)).forEach(this::line);
    preBill.reckoning().adjustments().entrySet().stream().sorted(Map.Entry.comparingByKey()).forEach(adjustment -> {
      field(adjustment.getKey());
      field(adjustment.getValue());
    });
    preBill.reckoning().taxes().forEach(this::tax);
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
    field(line.kind());
    field(line.timekeeper().map(TimekeeperId::value).orElse(""));
    field(line.narrative());
    field(line.taskCode().orElse(""));
    field(line.activityCode().orElse(""));
    field(line.cost().map(Cost::code).orElse(""));
    field(line.charge().quantity().stripTrailingZeros().toPlainString());
    field(line.charge().unitCost().stripTrailingZeros().toPlainString());
    field(line.writeDown());
    field(line.amount());
  }

  private void tax(TaxCharge tax) {
    field(tax.jurisdiction());
    field(tax.base());
    field(tax.percent().toPlainString());
    field(tax.taxable());
    field(tax.tax());
  }

  private void field(Object value) {
    var words = value.toString();
    text.append(words.length()).append(':').append(words).append(',');
  }
}
