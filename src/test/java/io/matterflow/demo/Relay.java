package io.matterflow.demo;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A port before another one. What goes through it is looked at piece by piece, and may be kept from passing. */
final class Relay implements AutoCloseable {

  /** Each connection's two directions; each ends by returning, and both ends are closed then. */
  interface Conversation {

    void ask(InputStream caller, OutputStream called) throws IOException;

    void answer(InputStream called, OutputStream caller) throws IOException;
  }

  /** What looks at the connections of one port. */
  interface Listener {

    Conversation begins();
  }

  private final ServerSocket server;
  private final int target;
  private final Listener listener;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  Relay(int target, Listener listener) {
    this.target = target;
    this.listener = listener;
    try {
      server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
    threads.execute(this::listen);
  }

  int port() {
    return server.getLocalPort();
  }

  private void listen() {
    while (!server.isClosed()) {
      try {
        connect(server.accept());
      } catch (IOException closed) {
        // the next caller, or the end
      }
    }
  }

  private void connect(Socket caller) throws IOException {
    try {
      var called = new Socket(InetAddress.getLoopbackAddress(), target);
      caller.setTcpNoDelay(true);
      called.setTcpNoDelay(true);
      var conversation = listener.begins();
      threads.execute(
          () -> run(caller, called, () -> conversation.ask(caller.getInputStream(), called.getOutputStream())));
      threads.execute(
          () -> run(caller, called, () -> conversation.answer(called.getInputStream(), caller.getOutputStream())));
    } catch (IOException nobodyThere) {
      caller.close();
    }
  }

  private static void run(Socket caller, Socket called, Direction direction) {
    try (caller; called) {
      direction.flow();
    } catch (IOException gone) {
      // one side has hung up, so has the other
    }
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      server.close();
    } catch (IOException closed) {
      throw new UncheckedIOException(closed);
    }
  }

  /** One way through. */
  private interface Direction {

    void flow() throws IOException;
  }
}
