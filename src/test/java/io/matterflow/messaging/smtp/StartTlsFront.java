package io.matterflow.messaging.smtp;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;

/**
 * Offers STARTTLS in front of a mail system that speaks plainly, and keeps what a caller said before the connection was
 * protected.
 */
final class StartTlsFront implements AutoCloseable {

  private final ServerSocket server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final List<String> saidInClear = new CopyOnWriteArrayList<>();
  private final SSLContext certificate;
  private final int behind;

  StartTlsFront(SSLContext certificate, int behind) {
    this.certificate = certificate;
    this.behind = behind;
    try {
      server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
    threads.execute(this::listen);
  }

  int port() {
    return server.getLocalPort();
  }

  List<String> saidInClear() {
    return List.copyOf(saidInClear);
  }

  @Override
  public void close() throws IOException {
    threads.shutdownNow();
    server.close();
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
    try (caller) {
      say(caller, "220 front ready");
      for (var line = line(caller.getInputStream()); !line.isEmpty(); line = line(caller.getInputStream())) {
        saidInClear.add(line);
        if (line.toUpperCase(Locale.ROOT).equals("STARTTLS")) {
          say(caller, "220 2.0.0 go on");
          protectedTalk(caller);
          return;
        }
        say(caller, "250-front\r\n250 STARTTLS");
      }
    } catch (IOException gone) {
      // the caller has hung up
    }
  }

  private void protectedTalk(Socket caller) throws IOException {
    try (var secret = (SSLSocket) certificate.getSocketFactory().createSocket(caller, null, true);
        var mailSystem = new Socket(InetAddress.getByName("127.0.0.1"), behind)) {
      secret.setUseClientMode(false);
      line(mailSystem.getInputStream());
      threads.execute(() -> pass(mailSystem, secret));
      pass(secret, mailSystem);
    }
  }

  private static void pass(Socket from, Socket to) {
    try {
      from.getInputStream().transferTo(to.getOutputStream());
    } catch (IOException gone) {
      // one of them has hung up
    }
  }

  private static void say(Socket caller, String words) throws IOException {
    caller.getOutputStream().write((words + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    caller.getOutputStream().flush();
  }

  /** Byte by byte: what comes after the line is not ours to read. */
  private static String line(InputStream in) throws IOException {
    var line = new StringBuilder();
    for (var next = in.read(); next >= 0 && next != '\n'; next = in.read()) {
      line.append((char) next);
    }
    return line.toString().strip();
  }
}
