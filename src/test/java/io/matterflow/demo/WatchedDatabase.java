package io.matterflow.demo;

import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/**
 * Listens to one connection between the product and PostgreSQL: each transaction that has written something is a moment
 * before its commit is asked for, and one after it was done and before that is heard.
 */
final class WatchedDatabase implements Relay.Conversation {

  private static final Pattern WRITE =
      Pattern.compile("\\s*(?:insert\\s+into|update|delete\\s+from)\\s+(\\w+).*",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Pattern DONE = Pattern.compile("(?:INSERT 0|UPDATE|DELETE) [1-9]\\d*");
  private static final String JOBS = "act_ru_job";

  /** Up to here the database answers before it is ready for more, whatever went wrong on the way. */
  private static final String SYNC = "sync";

  private final KillPoints points;
  private final Map<String, String> statements = new HashMap<>();
  private final Map<String, String> portals = new HashMap<>();
  private final Deque<String> asked = new ArrayDeque<>();
  private final Set<String> written = new TreeSet<>();
  private boolean inTransaction;

  WatchedDatabase(KillPoints points) {
    this.points = points;
  }

  @Override
  public void ask(InputStream caller, OutputStream called) throws IOException {
    var in = new DataInputStream(new BufferedInputStream(caller));
    var out = new DataOutputStream(new BufferedOutputStream(called));
    var length = in.readInt();
    out.writeInt(length);
    out.write(in.readNBytes(length - Integer.BYTES));
    out.flush();
    for (var type = in.read(); type >= 0; type = in.read()) {
      var body = body(in);
      if (!mayPass((char) type, body)) {
        return;
      }
      pass(type, body, in, out);
    }
  }

  @Override
  public void answer(InputStream called, OutputStream caller) throws IOException {
    var in = new DataInputStream(new BufferedInputStream(called));
    var out = new DataOutputStream(new BufferedOutputStream(caller));
    for (var type = in.read(); type >= 0; type = in.read()) {
      var body = body(in);
      if (!mayReturn((char) type, body)) {
        return;
      }
      pass(type, body, in, out);
    }
  }

  private static byte[] body(DataInputStream in) throws IOException {
    var length = in.readInt() - Integer.BYTES;
    var body = in.readNBytes(length);
    if (body.length < length) {
      throw new EOFException();
    }
    return body;
  }

  private static void pass(int type, byte[] body, InputStream in, DataOutputStream out) throws IOException {
    out.write(type);
    out.writeInt(body.length + Integer.BYTES);
    out.write(body);
    if (in.available() == 0) {
      out.flush();
    }
  }

  private synchronized boolean mayPass(char type, byte[] body) {
    switch (type) {
      case 'P' -> statements.put(text(body, 0), text(body, 1));
      case 'B' -> portals.put(text(body, 0), statements.getOrDefault(text(body, 1), ""));
      case 'E' -> {
        return mayHappen(portals.getOrDefault(text(body, 0), ""));
      }
      case 'Q' -> {
        var may = mayHappen(text(body, 0));
        asked.add(SYNC);
        return may;
      }
      case 'S' -> asked.add(SYNC);
      default -> {}
    }
    return true;
  }

  private boolean mayHappen(String sql) {
    asked.add(sql);
    switch (sql.strip().toUpperCase(Locale.ROOT)) {
      case "BEGIN" -> inTransaction = true;
      case "ROLLBACK" -> inTransaction = false;
      case "COMMIT" -> {
        inTransaction = false;
        return written.isEmpty() || points.pass("before commit of " + what());
      }
      default -> {
        return inTransaction || !WRITE.matcher(sql).matches() || points.pass("before the lone write of " + table(sql));
      }
    }
    return true;
  }

  private synchronized boolean mayReturn(char type, byte[] body) {
    switch (type) {
      case 'Z' -> {
        while (!asked.isEmpty() && !SYNC.equals(asked.poll())) {
          continue;
        }
      }
      case 'I', 's' -> asked.poll();
      case 'C' -> {
        return mayBeHeard(text(body, 0), asked.isEmpty() ? "" : asked.poll());
      }
      default -> {}
    }
    return true;
  }

  private boolean mayBeHeard(String tag, String sql) {
    if (tag.equals("COMMIT") || tag.equals("ROLLBACK")) {
      var what = what();
      var nothing = written.isEmpty();
      written.clear();
      return nothing || tag.equals("ROLLBACK") || points.pass("after commit of " + what);
    }
    if (DONE.matcher(tag).matches() && WRITE.matcher(sql).matches()) {
      if (!inTransaction) {
        return points.pass("after the lone write of " + table(sql));
      }
      written.add(table(sql));
    }
    return true;
  }

  /** The engine's own tables are one thing, but for the locks that its threads put on jobs. */
  private String what() {
    var named = new TreeSet<String>();
    written.forEach(table -> named.add(table.startsWith("act_") ? "the engine" : table));
    return written.equals(Set.of(JOBS)) ? "a job's lock" : String.join(", ", named);
  }

  private static String table(String sql) {
    var write = WRITE.matcher(sql);
    return write.matches() ? write.group(1).toLowerCase(Locale.ROOT) : "";
  }

  /** The so-manieth text of a message; each ends with a zero. */
  private static String text(byte[] body, int which) {
    var from = 0;
    for (int text = 0; ; text++) {
      var to = from;
      while (to < body.length && body[to] != 0) {
        to++;
      }
      if (text == which) {
        return new String(body, from, to - from, StandardCharsets.UTF_8);
      }
      from = to + 1;
    }
  }
}
