package io.matterflow.access;

import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.stereotype.Component;

/**
 * A bean that any expression can reach. It counts its songs: a refusal does not prove that nothing was evaluated,
 * silence does.
 */
@Component("canary")
public class Canary {

  private final AtomicInteger songs = new AtomicInteger();

  public String sing() {
    songs.incrementAndGet();
    return "nobody";
  }

  public int songs() {
    return songs.get();
  }
}
