package io.matterflow.benchmark;

import io.matterflow.messaging.smtp.SmtpStub.Mail;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * The floor under sending mails: the very bytes that the product sent, handed over again by hand, a connection for
 * each.
 */
final class MailFloor {

  private final int port;

  MailFloor(int port) {
    this.port = port;
  }

  double perSecond(List<Mail> mails) throws IOException {
    var began = System.nanoTime();
    for (var mail : mails) {
      hand(mail);
    }
    return mails.size() * 1e9 / (System.nanoTime() - began);
  }

  private void hand(Mail mail) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port);
        var in = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.ISO_8859_1));
        var out = new OutputStreamWriter(socket.getOutputStream(), StandardCharsets.ISO_8859_1)) {
      in.readLine();
      say("EHLO floor\r\n", in, out);
      say("MAIL FROM:<%s>\r\n".formatted(mail.from()), in, out);
      for (var address : mail.to()) {
        say("RCPT TO:<%s>\r\n".formatted(address), in, out);
      }
      say("DATA\r\n", in, out);
      say(mail.content() + ".\r\n", in, out);
      say("QUIT\r\n", in, out);
    }
  }

  private static void say(String line, BufferedReader in, Writer out) throws IOException {
    out.write(line);
    out.flush();
    in.readLine();
  }
}
