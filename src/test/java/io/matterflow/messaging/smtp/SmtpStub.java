package io.matterflow.messaging.smtp;

import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * A mail system that speaks SMTP on this machine, keeps the mails it takes, byte by byte, and can go wrong at any line
 * of the conversation. It needs nothing but a port, so a benchmark may use it too.
 */
public final class SmtpStub implements AutoCloseable {

  /** At which line of the conversation something goes wrong; GREETING is before the first. */
  public enum Line {
    GREETING,
    MAIL,
    RCPT,
    DATA,
    /** After the whole of the mail; it is taken before a connection breaks or hangs here. */
    END
  }

  /** The answer that means: the connection breaks. */
  public static final String BREAKS = "-";
  /** The answer that means: none, while the caller waits. */
  public static final String HANGS = "...";

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closing = new CountDownLatch(1);
  private final List<Mail> mails = new CopyOnWriteArrayList<>();
  private final Map<Line, String> wrong = new ConcurrentHashMap<>();
  private final Map<String, String> refused = new ConcurrentHashMap<>();
  private volatile Consumer<Mail> witness = mail -> {};

  public SmtpStub() {
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
    threads.execute(this::listen);
  }

  public int port() {
    return server.getLocalPort();
  }

  /** The mails that were taken, oldest first. */
  public List<Mail> mails() {
    return List.copyOf(mails);
  }

  /** Keeps the mails no longer that were taken so far. */
  public void forget() {
    mails.clear();
  }

  /** Told of each mail that is taken before whoever brought it hears so. */
  public SmtpStub tells(Consumer<Mail> whom) {
    witness = whom;
    return this;
  }

  /** From now on a line is answered so; {@link #BREAKS} and {@link #HANGS} are no answers. */
  public SmtpStub answers(Line line, String answer) {
    wrong.put(line, answer);
    return this;
  }

  /** Answers so where a mail is for this address. */
  public SmtpStub refuses(String address, String answer) {
    refused.put(address.toLowerCase(Locale.ROOT), answer);
    return this;
  }

  public SmtpStub well() {
    wrong.clear();
    refused.clear();
    return this;
  }

  @Override
  public void close() {
    closing.countDown();
    threads.shutdownNow();
    try {
      server.close();
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  private void listen() {
    while (!server.isClosed()) {
      try {
        var caller = server.accept();
        threads.execute(() -> talk(caller));
      } catch (IOException closed) {
        return;
      }
    }
  }

  private void talk(Socket caller) {
    try (caller; var in = new BufferedReader(
        new InputStreamReader(caller.getInputStream(), StandardCharsets.ISO_8859_1))) {
      var talk = new Talk(caller);
      talk.say(Line.GREETING, "220 stub ready");
      for (var line = in.readLine(); line != null && talk.goesOn; line = in.readLine()) {
        hear(talk, line, in);
      }
    } catch (IOException gone) {
      // the caller has hung up, or was hung up on
    }
  }

  private void hear(Talk talk, String line, BufferedReader in) throws IOException {
    var word = line.toUpperCase(Locale.ROOT);
    if (word.startsWith("MAIL FROM:")) {
      talk.from = address(line);
      talk.say(Line.MAIL, "250 2.1.0 ok");
    } else if (word.startsWith("RCPT TO:")) {
      recipient(talk, address(line));
    } else if (word.startsWith("DATA")) {
      if (talk.say(Line.DATA, "354 go on")) {
        take(talk, in);
      }
    } else if (word.startsWith("RSET")) {
      talk.to.clear();
      talk.say("250 ok");
    } else if (word.startsWith("QUIT")) {
      talk.say("221 bye");
      talk.goesOn = false;
    } else {
      talk.say("250 stub");
    }
  }

  private void recipient(Talk talk, String address) throws IOException {
    var answer = refused.get(address.toLowerCase(Locale.ROOT));
    if (answer != null) {
      talk.say(answer);
    } else if (talk.say(Line.RCPT, "250 2.1.5 ok")) {
      talk.to.add(address);
    }
  }

  private void take(Talk talk, BufferedReader in) throws IOException {
    var content = new StringBuilder();
    for (var line = in.readLine(); !".".equals(line); line = in.readLine()) {
      if (line == null) {
        throw new EOFException("a mail without an end is none");
      }
      content.append(line.startsWith(".") ? line.substring(1) : line).append("\r\n");
    }
    var answer = wrong.get(Line.END);
    if (answer == null || answer.equals(BREAKS) || answer.equals(HANGS)) {
      var mail = new Mail(talk.from, List.copyOf(talk.to), content.toString());
      mails.add(mail);
      witness.accept(mail);
    }
    talk.to.clear();
    talk.say(Line.END, "250 2.0.0 taken");
  }

  private static String address(String line) {
    return line.substring(line.indexOf('<') + 1, line.indexOf('>'));
  }

  /** A mail as it was handed over: the addresses of the envelope, and every byte. */
  public record Mail(String from, List<String> to, String content) {}

  private final class Talk {

    private final Socket caller;
    private final List<String> to = new ArrayList<>();
    private String from = "";
    private boolean goesOn = true;

    private Talk(Socket caller) {
      this.caller = caller;
    }

    /** Whether the usual answer was given. */
    private boolean say(Line line, String usual) throws IOException {
      var answer = wrong.getOrDefault(line, usual);
      if (answer.equals(HANGS)) {
        hang();
      }
      if (answer.equals(HANGS) || answer.equals(BREAKS)) {
        goesOn = false;
        caller.close();
        return false;
      }
      say(answer);
      return answer.equals(usual);
    }

    private void say(String answer) throws IOException {
      caller.getOutputStream().write((answer + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
      caller.getOutputStream().flush();
    }

    private void hang() {
      try {
        closing.await(30, TimeUnit.SECONDS);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
