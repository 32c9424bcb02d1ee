package io.matterflow.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pastes the README's walk-through into a shell beside a started product, as a newcomer would. */
class ReadmeWalkthroughIT {

  private static final Path README = Path.of("README.md").toAbsolutePath();
  private static final String CHAPTER = "## From an e-mail to a paid invoice";
  private static final Pattern BLOCK = Pattern.compile("^```sh\\n(.*?)^```", Pattern.DOTALL | Pattern.MULTILINE);
  private static final int MINUTES = 5;

  @TempDir
  private Path folder;

  @Test
  void leadsFromAnEmailToAPaidInvoice() throws Exception {
    try (var product = StartedProduct.in(folder, Map.of())) {
      var words = paste(product);

      var invoices = product.get("system", "/api/invoices?matterId=1099-0001").path("items");
      assertThat(invoices).as("invoices after%n%s", words).hasSize(1);
      var invoice = invoices.get(0);
      assertThat(invoice.path("state").asText()).isEqualTo("PAID");
      assertThat(invoice.path("open").asText()).isEqualTo("0.00");
      assertThat(invoice.path("total").asText()).as("0.4 h and 0.3 h at 385.00").isEqualTo("269.50");
      var number = invoice.path("number").asText();
      assertThat(mails(product, number)).as("the invoice and one reminder").isEqualTo(2);
      assertThat(folder.resolve("invoice-" + number + ".pdf")).content(StandardCharsets.ISO_8859_1)
          .startsWith("%PDF-");
      assertThat(words).contains("\"intact\":true");
      assertThat(product.stop()).as("what it says while it stops")
          .contains("closed")
          .doesNotContain(" WARN ", " ERROR ");
    }
  }

  private String paste(StartedProduct product) throws IOException, InterruptedException {
    var script = folder.resolve("walk-through.sh");
    Files.writeString(script, "set -euo pipefail\n" + blocks(Files.readString(README)));
    var output = folder.resolve("walk-through.log");
    var builder = new ProcessBuilder("bash", script.toString()).directory(folder.toFile()).redirectErrorStream(true);
    builder.redirectOutput(output.toFile());
    builder.environment().put("MATTERFLOW_URL", product.address().toString());
    var shell = builder.start();
    var ended = shell.waitFor(MINUTES, TimeUnit.MINUTES);
    if (!ended) {
      shell.destroyForcibly();
    }
    var words = Files.readString(output);
    assertThat(ended).as("the walk-through came to its end; it said%n%s", words).isTrue();
    assertThat(shell.exitValue()).as("%s%n%s", words, product.endOfLog()).isZero();
    return words;
  }

  private static String blocks(String readme) {
    var chapter = readme.substring(readme.indexOf(CHAPTER) + CHAPTER.length());
    var end = chapter.indexOf("\n## ");
    var blocks = BLOCK.matcher(end < 0 ? chapter : chapter.substring(0, end))
        .results()
        .map(block -> block.group(1))
        .toList();
    assertThat(blocks).as("blocks to paste under " + CHAPTER).hasSizeGreaterThan(7);
    return String.join("\n", blocks);
  }

  private static long mails(StartedProduct product, String invoice) {
    return StreamSupport.stream(product.get("system", "/demo/mailbox").spliterator(), false)
        .filter(mail -> mail.path("to").toString().contains("larkspur.example"))
        .filter(mail -> mail.path("subject").asText().contains(invoice))
        .count();
  }
}
