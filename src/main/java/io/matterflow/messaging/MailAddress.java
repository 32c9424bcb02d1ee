package io.matterflow.messaging;

import java.util.regex.Pattern;

/**
 * What we accept as the address of one person: plain {@code name@domain}, nothing that a mail system could read as a
 * second recipient, a display name or another header.
 */
public final class MailAddress {

  private static final int LONGEST = 254;
  private static final Pattern PLAIN = Pattern.compile(
      "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*"
          + "@[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?(\\.[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?)+");

  private MailAddress() {}

  public static boolean isPlain(String address) {
    return address.length() <= LONGEST && PLAIN.matcher(address).matches();
  }
}
