package io.matterflow.rest;

import io.swagger.v3.oas.annotations.Hidden;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.support.TransactionOperations;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** An endpoint for tests whose effects can be counted, held up, and made to fail before or after their commit. */
@Hidden
@RestController
class CountedEffects {

  private final TransactionOperations transactions;
  private final Map<String, AtomicInteger> counts = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> held = new ConcurrentHashMap<>();
  private final Map<String, CountDownLatch> begun = new ConcurrentHashMap<>();

  CountedEffects(TransactionOperations transactions) {
    this.transactions = transactions;
  }

  @PostMapping("/api/test-effects/{name}")
  ResponseEntity<Map<String, Integer>> act(@PathVariable String name, @RequestBody Map<String, Object> body)
      throws InterruptedException {
    begun.computeIfAbsent(name, n -> new CountDownLatch(1)).countDown();
    if (held.containsKey(name) && !held.get(name).await(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("nobody let it go");
    }
    if ("before".equals(body.get("fails"))) {
      throw new IllegalStateException("failed before the commit");
    }
    int count = transactions
        .execute(transaction -> counts.computeIfAbsent(name, n -> new AtomicInteger()).incrementAndGet());
    if ("after".equals(body.get("fails"))) {
      throw new IllegalStateException("failed after the commit");
    }
    return ResponseEntity.status(HttpStatus.CREATED)
        .header("Location", "/api/test-effects/" + count)
        .body(Map.of("count", count));
  }

  int count(String name) {
    return counts.getOrDefault(name, new AtomicInteger()).get();
  }

  void forget(String name) {
    counts.remove(name);
  }

  void hold(String name) {
    held.put(name, new CountDownLatch(1));
  }

  void letGo(String name) {
    held.get(name).countDown();
  }

  void awaitTheFirst(String name) throws InterruptedException {
    if (!begun.computeIfAbsent(name, n -> new CountDownLatch(1)).await(30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("the request did not begin");
    }
  }
}
