package io.matterflow.accounting.local;

import io.matterflow.accounting.AccountingSystem;
import io.matterflow.accounting.AccountingSystemContract;
import io.matterflow.vendors.LocalVendorTesting;
import io.matterflow.vendors.LocalVendors;
import io.matterflow.vendors.Mood;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class LocalAccountingTest implements AccountingSystemContract {

  @TempDir private Path data;

  private LocalVendors vendors;
  private LocalAccounting accounting;

  @BeforeEach
  void anEmptyFile() {
    vendors = LocalVendorTesting.in(data, Clock.systemUTC());
    accounting = new LocalAccounting(vendors);
  }

  @Override
  public AccountingSystem accounting() {
    return accounting;
  }

  @Override
  public void outOfOrder() {
    vendors.named("accounting").become(Mood.FAIL);
  }

  @Override
  public void answersGetLost() {
    vendors.named("accounting").become(Mood.HANG_AFTER, Duration.ZERO);
  }

  @Override
  public void wellAgain() {
    vendors.named("accounting").become(Mood.WELL);
  }
}
