package io.matterflow.trust.statement;

import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.regex.Pattern;

/** Characters, amounts and words of a bank's file. */
final class StatementText {

  static final int MOST_LINES = 20_000;

  private static final Charset WINDOWS = Charset.forName("windows-1252");
  private static final Pattern PLAIN = Pattern.compile(
      "\\d{1,9}(\\.\\d{1,4})?|\\d{1,3}(,\\d{3}){1,2}(\\.\\d{1,4})?|\\.\\d{1,4}");

  private StatementText() {}

  /** UTF-8 where it is, else what banks of the last century write. A file with NUL characters is none of text. */
  static String of(byte[] content) throws Misread {
    String text;
    try {
      text = StandardCharsets.UTF_8.newDecoder()
          .onMalformedInput(CodingErrorAction.REPORT)
          .onUnmappableCharacter(CodingErrorAction.REPORT)
          .decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException noUtf8) {
      text = new String(content, WINDOWS);
    }
    if (text.indexOf('\0') >= 0) {
      throw new Misread(0, "The file is no text.", "Download the statement as CSV or OFX, not as PDF or spreadsheet.");
    }
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** 1,234.56, $-1234.56, (1,234.56) and 1234.56- alike; with a decimal comma 1.234,56. Empty where it is no amount. */
  static Optional<BigDecimal> amount(String words, boolean decimalComma) {
    var text = words.replaceAll("[\\s\u00A0$€£]", "").replace('−', '-');
    var bracketed = text.matches("\\(.*\\)");
    text = bracketed ? text.substring(1, text.length() - 1) : text;
    var minus = text.startsWith("-") || text.endsWith("-");
    text = text.replaceFirst("^[+-]", "").replaceFirst("-$", "");
    if (decimalComma) {
      text = text.replace(".", "\0").replace(',', '.').replace('\0', ',');
    }
    if (!PLAIN.matcher(text).matches() || bracketed && minus) {
      return Optional.empty();
    }
    var amount = new BigDecimal(text.replace(",", "")).stripTrailingZeros();
    return Optional.of(bracketed || minus ? amount.negate() : amount);
  }

  /** On one line, without what no reader sees, and no longer than is kept. */
  static String words(String text, int longest) {
    var plain = text.replaceAll("[\\p{Cntrl}\\s\u00A0]+", " ").trim();
    return plain.length() > longest ? plain.substring(0, longest).trim() : plain;
  }
}
