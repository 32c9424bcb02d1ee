package io.matterflow.receivables;

import java.text.Normalizer;
import java.util.stream.Collectors;

/** The alphabet of a single text message: 160 characters of GSM 03.38, of which some count twice. */
final class GsmText {

  private static final int LONGEST = 160;
  private static final String PLAIN = "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?"
      + "¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§¿abcdefghijklmnopqrstuvwxyzäöñüà";
  private static final String COUNTING_TWICE = "^{}\\[~]|€";

  private GsmText() {}

  /**
   * The same words in the alphabet, as far as that goes: typographic signs become plain, foreign accents are dropped.
   */
  static String plain(String text) {
    return text.chars().mapToObj(sign -> plain((char) sign)).collect(Collectors.joining());
  }

  /** Whether the text goes out as one message, letter by letter. */
  static boolean fits(String text) {
    var length = 0;
    for (var sign : text.toCharArray()) {
      if (COUNTING_TWICE.indexOf(sign) >= 0) {
        length += 2;
      } else if (PLAIN.indexOf(sign) >= 0) {
        length++;
      } else {
        return false;
      }
    }
    return length <= LONGEST;
  }

  private static String plain(char sign) {
    if (PLAIN.indexOf(sign) >= 0 || COUNTING_TWICE.indexOf(sign) >= 0) {
      return String.valueOf(sign);
    }
    return switch (sign) {
      case '‘', '’', '‚' -> "'";
      case '“', '”', '„' -> "\"";
      case '–', '—', '‑' -> "-";
      case '…' -> "...";
      case '\u00a0', '\u202f' -> " ";
      default -> Normalizer.normalize(String.valueOf(sign), Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    };
  }
}
