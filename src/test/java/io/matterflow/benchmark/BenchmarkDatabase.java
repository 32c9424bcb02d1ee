package io.matterflow.benchmark;

import com.zaxxer.hikari.HikariDataSource;
import io.matterflow.OwnPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Map;

/** A fresh database of either kind: H2 in a file as the product ships it, or PostgreSQL in the process. */
record BenchmarkDatabase(String name, String url, String username, String password, AutoCloseable server)
    implements AutoCloseable {

  private static final int CONNECTIONS = 20;

  static BenchmarkDatabase h2(String purpose) throws IOException {
    var folder = Files.createTempDirectory("matterflow-benchmark-" + purpose);
    var url = "jdbc:h2:file:%s;WRITE_DELAY=0;OPTIMIZE_REUSE_RESULTS=FALSE".formatted(folder.resolve("db"));
    return new BenchmarkDatabase("H2", url, "matterflow", "", () -> {});
  }

  static BenchmarkDatabase postgres() throws IOException {
    var server = OwnPostgres.start();
    return new BenchmarkDatabase("PostgreSQL", server.getJdbcUrl("postgres", "postgres"), "postgres", "postgres",
        server);
  }

  HikariDataSource connections() {
    var pool = new HikariDataSource();
    pool.setJdbcUrl(url);
    pool.setUsername(username);
    pool.setPassword(password);
    pool.setMaximumPoolSize(CONNECTIONS);
    return pool;
  }

  Map<String, Object> settings() {
    return Map.of("matterflow.test.url", url, "matterflow.test.username", username, "matterflow.test.password",
        password);
  }

  @Override
  public void close() throws Exception {
    server.close();
  }
}
