package io.matterflow.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * Listens to one connection between the product and a vendor: a call is a moment before it leaves, and one before its
 * answer is heard.
 */
abstract class WatchedVendor implements Relay.Conversation {

  private static final int PIECE = 65_536;

  private final KillPoints points;

  WatchedVendor(KillPoints points) {
    this.points = points;
  }

  static Relay.Listener web(String vendor, KillPoints points) {
    return () -> new Web(vendor, points);
  }

  static Relay.Listener mail(KillPoints points) {
    return () -> new Mail(points);
  }

  /** Whether this piece may go to the vendor. */
  abstract boolean mayPass(String piece);

  /** Whether this piece may come back. */
  abstract boolean mayReturn(String piece);

  boolean passes(String what) {
    return points.pass(what);
  }

  @Override
  public void ask(InputStream caller, OutputStream called) throws IOException {
    var piece = new byte[PIECE];
    for (var length = caller.read(piece); length >= 0; length = caller.read(piece)) {
      if (!mayPass(text(piece, length))) {
        return;
      }
      called.write(piece, 0, length);
      called.flush();
    }
  }

  @Override
  public void answer(InputStream called, OutputStream caller) throws IOException {
    var piece = new byte[PIECE];
    for (var length = called.read(piece); length >= 0; length = called.read(piece)) {
      if (!mayReturn(text(piece, length))) {
        return;
      }
      caller.write(piece, 0, length);
      caller.flush();
    }
  }

  private static String text(byte[] piece, int length) {
    return new String(piece, 0, length, StandardCharsets.ISO_8859_1);
  }

  /** Requests and answers over HTTP, one after the other. */
  private static final class Web extends WatchedVendor {

    private static final Pattern ID = Pattern.compile("\\b(?:cs_test|pi|ch|re|SM|AC)_?[0-9a-z]*\\d[0-9a-z]*");

    private final String vendor;
    private String call = "";
    private boolean isAsked;

    Web(String vendor, KillPoints points) {
      super(points);
      this.vendor = vendor;
    }

    @Override
    synchronized boolean mayPass(String piece) {
      if (isAsked) {
        return true;
      }
      isAsked = true;
      var line = piece.lines().findFirst().orElse("").split("[ ?]");
      call = "%s %s %s".formatted(vendor, line[0], line.length > 1 ? ID.matcher(line[1]).replaceAll("..") : "");
      return passes("before " + call);
    }

    @Override
    synchronized boolean mayReturn(String piece) {
      if (!isAsked) {
        return true;
      }
      isAsked = false;
      return passes("after " + call);
    }
  }

  /** A mail is a call when its last line leaves: before it nothing was done. */
  private static final class Mail extends WatchedVendor {

    private static final String END = "\r\n.\r\n";

    private boolean isInMail;
    private boolean isOver;
    private String tail = "";
    private String call = "";

    Mail(KillPoints points) {
      super(points);
    }

    @Override
    synchronized boolean mayPass(String piece) {
      if (piece.startsWith("RCPT TO:")) {
        call = piece.contains("@harrowpike.example") ? "a mail to the firm" : "a mail to a client";
      }
      if (!isInMail) {
        return true;
      }
      var text = tail + piece;
      tail = text.substring(Math.max(0, text.length() - END.length()));
      if (!tail.equals(END)) {
        return true;
      }
      isInMail = false;
      isOver = true;
      return passes("before " + call);
    }

    @Override
    synchronized boolean mayReturn(String piece) {
      isInMail = isInMail || piece.startsWith("354");
      if (!isOver) {
        return true;
      }
      isOver = false;
      return passes("after " + call);
    }
  }
}
