package io.matterflow;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.sql.SQLException;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A PostgreSQL in the process that is nobody else's. The library gives its server a port that was free a moment before,
 * and is content when anybody's server answers there: two runs that start at the same moment may get one database. Here
 * the server that answers must bear the name that it was given.
 */
public final class OwnPostgres {

  private static final int TRIES = 5;
  /** Below the ports from which systems give each connection its own. */
  private static final int LOWEST_PORT = 15_000;
  private static final int HIGHEST_PORT = 32_000;

  private OwnPostgres() {}

  /** Stopped by whoever closes it, or at the end of the JVM. */
  public static EmbeddedPostgres start() {
    return start(true);
  }

  /** Stopped only by whoever closes it: for a server that must outlive the connections of a Spring context. */
  static EmbeddedPostgres startWithoutHook() {
    return start(false);
  }

  private static EmbeddedPostgres start(boolean stoppedWithTheJvm) {
    try {
      for (int attempt = 1; attempt <= TRIES; attempt++) {
        var name = UUID.randomUUID().toString();
        var postgres = EmbeddedPostgres.builder()
            .setRegisterShutdownHook(stoppedWithTheJvm)
            .setServerConfig("cluster_name", name)
            .setPort(freePort())
            .start();
        if (name.equals(nameOf(postgres))) {
          return postgres;
        }
        postgres.close();
      }
      throw new IllegalStateException("after %d tries another PostgreSQL answers at the port of ours".formatted(TRIES));
    } catch (IOException refused) {
      throw new UncheckedIOException("the embedded PostgreSQL did not start", refused);
    }
  }

  private static String nameOf(EmbeddedPostgres postgres) {
    try (var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement();
        var row = statement.executeQuery("show cluster_name")) {
      row.next();
      return row.getString(1);
    } catch (SQLException unreadable) {
      throw new IllegalStateException("the embedded PostgreSQL does not tell its name", unreadable);
    }
  }

  private static int freePort() throws IOException {
    while (true) {
      int port = ThreadLocalRandom.current().nextInt(LOWEST_PORT, HIGHEST_PORT);
      try (var free = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
        return free.getLocalPort();
      } catch (IOException taken) {
        // the next one may be free
      }
    }
  }
}
