package io.matterflow.portals;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/**
 * A finished file for one portal. Names of portals and files are plain, so that no name leads out of the folder it is
 * kept in; the digest is that of the content.
 */
public record Upload(String portal, String fileName, byte[] content, String sha256) {

  private static final Pattern PORTAL = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final Pattern FILE_NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9-]{0,79}[.][a-z]{3}");

  public Upload {
    if (!PORTAL.matcher(portal).matches() || !FILE_NAME.matcher(fileName).matches()) {
      throw new IllegalArgumentException(
          "a portal's name is small letters, digits and hyphens, a file's name plain with an ending");
    }
    if (!sha256(content).equals(sha256)) {
      throw new IllegalArgumentException("the content of %s is not what the digest says".formatted(fileName));
    }
  }

  public static Upload of(String portal, String fileName, byte[] content) {
    return new Upload(portal, fileName, content, sha256(content));
  }

  private static String sha256(byte[] content) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
