package io.matterflow.directory;

import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import com.google.i18n.phonenumbers.PhoneNumberUtil.ValidationResult;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The normal forms in which addresses, domains, phones and texts are compared ({@code matter-detection.md} section 2).
 * They serve matching only: what was sent is kept as it was sent.
 */
public final class Normal {

  private static final String HOME_REGION = "US";
  private static final PhoneNumberUtil PHONES = PhoneNumberUtil.getInstance();
  private static final Pattern NOT_A_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");
  private static final Pattern DISPLAY_NAME = Pattern.compile("^.*<([^<>]*)>\\s*$");
  private static final Pattern TAG = Pattern.compile("\\+[^@]*@");

  private Normal() {}

  /** Lower case, without display name and blanks. */
  public static String address(String address) {
    var bare = DISPLAY_NAME.matcher(address).replaceFirst("$1");
    return bare.trim().toLowerCase(Locale.ROOT);
  }

  /** As {@link #address}, and without a {@code +tag}: two addresses of one person. */
  public static String contactAddress(String address) {
    return TAG.matcher(address(address)).replaceFirst("@");
  }

  /** What stands behind the {@code @}, or the domain itself. */
  public static String domain(String addressOrDomain) {
    var address = address(addressOrDomain);
    var domain = address.substring(address.lastIndexOf('@') + 1);
    return domain.endsWith(".") ? domain.substring(0, domain.length() - 1) : domain;
  }

  /** E.164 without extension; empty for what names nobody: withheld numbers, short codes, words. */
  public static Optional<String> phone(String phone) {
    try {
      var number = PHONES.parse(phone, HOME_REGION);
      number.clearExtension();
      return PHONES.isPossibleNumberWithReason(number) == ValidationResult.IS_POSSIBLE
          ? Optional.of(PHONES.format(number, PhoneNumberFormat.E164))
          : Optional.empty();
    } catch (NumberParseException notANumber) {
      return Optional.empty();
    }
  }

  /** Lower case, every run of anything but letters and digits as one blank. */
  public static String text(String text) {
    return NOT_A_WORD.matcher(text.toLowerCase(Locale.ROOT)).replaceAll(" ").trim();
  }
}
