package io.matterflow.trust.cli;

import io.matterflow.trust.ProofWatch;
import io.matterflow.trust.TrustAccountId;
import io.matterflow.trust.TrustProof.Proof;
import java.util.Optional;
import java.util.function.Supplier;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code trust}: the proof of the trust journal. */
@Command(
    name = "trust",
    mixinStandardHelpOptions = true,
    description = "Proves the trust journal of the configured database.",
    synopsisSubcommandLabel = "COMMAND")
public final class TrustCommand implements Runnable {

  private static final int HOLDS = 0;
  private static final int BROKEN = 1;

  private final Supplier<ProofWatch> proof;

  @Spec private CommandSpec spec = CommandSpec.create();

  public TrustCommand(Supplier<ProofWatch> proof) {
    this.proof = proof;
  }

  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "Say what to do: verify.");
  }

  @Command(
      description = "Goes over every posting and every chain of the audit trail; ends with 1 where a law of trust accounting is broken.")
  int verify(@Option(names = "--account", description = "this account only") Optional<String> account) {
    if (account.isEmpty()) {
      return tell(proof.get().verify());
    }
    if (!account.get().matches(TrustAccountId.FORM)) {
      throw new ParameterException(spec.commandLine(),
          "A trust account is named by up to 40 letters, digits, dots and dashes.");
    }
    return tell(proof.get().verify(new TrustAccountId(account.get())).orElseThrow(
        () -> new ParameterException(spec.commandLine(), "No trust account %s is open.".formatted(account.get()))));
  }

  private int tell(Proof told) {
    var out = spec.commandLine().getOut();
    told.accounts()
        .forEach(account -> out.printf("%s: %d postings, book %s, ledgers %s, last row %s%n", account.account(),
        account.postings(), account.bookBalance().plain(), account.ledgersTotal().plain(), account.head()));
    out.printf("audit trail: %d chains, %d entries, %d checkpoints%n",
        told.trail().chains(), told.trail().entries(), told.trail().checkpoints());
    told.findings().forEach(finding -> out.printf("%s%s %s: %s (%s)%n",
        finding.account().map(Object::toString).orElse("all accounts"),
        finding.sequence().map(row -> " row " + row).orElse(""), finding.law(), finding.detail(),
        finding.law().meaning()));
    told.trail().breaks().forEach(broken -> out.printf("audit %s %s row %d: %s%n",
        broken.entity(), broken.entityId(), broken.sequence(), broken.detail()));
    out.println(told.intact() ? "Everything holds." : "Something does not hold.");
    out.flush();
    return told.intact() ? HOLDS : BROKEN;
  }
}
