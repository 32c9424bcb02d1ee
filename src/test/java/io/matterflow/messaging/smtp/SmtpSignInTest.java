package io.matterflow.messaging.smtp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.matterflow.ProductTest;
import io.matterflow.engine.NotAccepted;
import io.matterflow.messaging.Messages.Message;
import io.matterflow.messaging.OutgoingMessages;
import io.matterflow.messaging.smtp.SmtpSettings.Security;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Over a protected connection, signed in: as most firms' mail systems want it. */
@ProductTest
class SmtpSignInTest {

  private static final String SECRET = "mail-secret";

  @Autowired private OutgoingMessages outgoing;
  @Autowired private Clock clock;
  @Autowired private JdbcTemplate rows;

  /** GreenMail keeps the certificate that it began with as long as the tests run. */
  @TempDir private static Path folder;

  private SSLContext ofOthers;
  private GreenMail server;

  @BeforeAll
  static void aCertificateForThisMachine() throws Exception {
    System.setProperty("greenmail.tls.keystore.file", certificate().toString());
    System.setProperty("greenmail.tls.keystore.password", SECRET);
  }

  @AfterAll
  static void leaveNoSettingBehind() {
    System.clearProperty("greenmail.tls.keystore.file");
    System.clearProperty("greenmail.tls.keystore.password");
  }

  @BeforeEach
  void aMailSystemThatAsksWhoItIs() throws Exception {
    OutgoingRows.forget(rows);
    ofOthers = SSLContext.getDefault();
    server = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTPS));
    server.setUser("billing@firm.example", "billing", SECRET);
    server.start();
  }

  @AfterEach
  void leaveNothingBehind() {
    server.stop();
    SSLContext.setDefault(ofOthers);
  }

  @Test
  void aMailGoesOverAProtectedConnectionToAMailSystemThatIsTrusted() throws Exception {
    trust(folder.resolve("keys.p12"));

    signedInWith(SECRET).send(mail());

    assertThat(server.getReceivedMessages()).singleElement()
        .satisfies(mail -> assertThat(mail.getSubject()).isEqualTo("Invoice 10001"));
  }

  @Test
  void aWrongPasswordSendsNothingAndIsToldNowhere() throws Exception {
    trust(folder.resolve("keys.p12"));

    assertThatThrownBy(() -> signedInWith("not-" + SECRET).send(mail())).isInstanceOf(NotAccepted.class)
        .hasStackTraceContaining("AuthenticationFailedException")
        .satisfies(refused -> assertThat(stackTrace(refused)).doesNotContain("not-" + SECRET));

    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aCertificateThatNobodyVouchesForGetsNeitherPasswordNorMail() {
    assertThatThrownBy(() -> signedInWith(SECRET).send(mail())).isInstanceOf(NotAccepted.class)
        .hasStackTraceContaining("SSLHandshakeException");

    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aTrustedCertificateOfAnotherHostGetsNothingEither() throws Exception {
    trust(folder.resolve("keys.p12"));

    assertThatThrownBy(() -> to("localhost", server.getSmtps().getPort(), Security.TLS, SECRET).send(mail()))
        .isInstanceOf(NotAccepted.class);

    assertThat(server.getReceivedMessages()).isEmpty();
  }

  @Test
  void aPlainConnectionBecomesAProtectedOneBeforeAnythingIsSaidThatMatters() throws Exception {
    trust(folder.resolve("keys.p12"));
    var plain = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    plain.setUser("billing@firm.example", "billing", SECRET);
    plain.start();
    try (var front = new StartTlsFront(ofThisMachine(), plain.getSmtp().getPort())) {
      assertThatThrownBy(() -> to("127.0.0.1", front.port(), Security.STARTTLS, "not-" + SECRET).send(mail()))
          .isInstanceOf(NotAccepted.class).hasStackTraceContaining("AuthenticationFailedException");
      assertThat(plain.getReceivedMessages()).isEmpty();

      to("127.0.0.1", front.port(), Security.STARTTLS, SECRET).send(mail());

      assertThat(plain.getReceivedMessages()).singleElement()
          .satisfies(mail -> assertThat(mail.getSubject()).isEqualTo("Invoice 10001"));
      assertThat(front.saidInClear()).containsExactly("EHLO firm.example", "STARTTLS", "EHLO firm.example", "STARTTLS");
    } finally {
      plain.stop();
    }
  }

  @Test
  void aProtectedConnectionToOneWhomNobodyVouchesForGetsNeitherPasswordNorMail() throws Exception {
    var plain = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    plain.start();
    try (var front = new StartTlsFront(ofThisMachine(), plain.getSmtp().getPort())) {
      assertThatThrownBy(() -> to("127.0.0.1", front.port(), Security.STARTTLS, SECRET).send(mail()))
          .isInstanceOf(NotAccepted.class)
          .hasStackTraceContaining("SSLHandshakeException");

      assertThat(plain.getReceivedMessages()).isEmpty();
    } finally {
      plain.stop();
    }
  }

  @Test
  void whereTheConnectionDoesNotBecomeAProtectedOneNothingIsSaid() {
    var plain = new GreenMail(new ServerSetup(0, "127.0.0.1", ServerSetup.PROTOCOL_SMTP));
    plain.start();
    try {
      assertThatThrownBy(() -> to("127.0.0.1", plain.getSmtp().getPort(), Security.STARTTLS, SECRET).send(mail()))
          .isInstanceOf(NotAccepted.class);

      assertThat(plain.getReceivedMessages()).isEmpty();
    } finally {
      plain.stop();
    }
  }

  private SmtpMessages signedInWith(String password) {
    return to("127.0.0.1", server.getSmtps().getPort(), Security.TLS, password);
  }

  private SmtpMessages to(String host, int port, Security security, String password) {
    return MailConnection.to(
        new SmtpSettings(host, port, security, "billing", password, "billing@firm.example", "The firm", "", "",
        Duration.ofSeconds(5), Duration.ofSeconds(5), Duration.ofSeconds(25)), outgoing, clock);
  }

  private static Message mail() {
    return Message.email("signed-in", List.of("ap@client.example"), "Invoice 10001", "Text");
  }

  private static Path certificate() throws IOException, InterruptedException {
    var keys = folder.resolve("keys.p12");
    var tool = new ProcessBuilder(Path.of(System.getProperty("java.home"), "bin", "keytool").toString(), "-genkeypair",
        "-alias", "mail",
        "-keyalg", "EC", "-validity", "3650", "-dname", "CN=mail", "-ext", "san=ip:127.0.0.1", "-storetype", "PKCS12",
        "-keystore", keys.toString(), "-storepass", SECRET).redirectErrorStream(true).start();
    var said = new String(tool.getInputStream().readAllBytes());
    assertThat(tool.waitFor()).as(said).isZero();
    return keys;
  }

  /** As a mail system shows it to its callers. */
  private static SSLContext ofThisMachine() throws GeneralSecurityException, IOException {
    var own = keys(folder.resolve("keys.p12"));
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(own, SECRET.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context;
  }

  private static KeyStore keys(Path file) throws GeneralSecurityException, IOException {
    var own = KeyStore.getInstance("PKCS12");
    try (InputStream content = Files.newInputStream(file)) {
      own.load(content, SECRET.toCharArray());
    }
    return own;
  }

  private static void trust(Path keys) throws GeneralSecurityException, IOException {
    var own = keys(keys);
    var trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    trusted.setCertificateEntry("mail", own.getCertificate("mail"));
    var managers = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    var context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    SSLContext.setDefault(context);
  }

  private static String stackTrace(Throwable thrown) {
    var words = new StringWriter();
    thrown.printStackTrace(new PrintWriter(words));
    return words.toString();
  }
}
