package io.matterflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

@ProductTest
class PerTransactionTest {

  @Autowired private TransactionTemplate transaction;
  @Autowired private PlatformTransactionManager transactions;

  private final PerTransaction<List<String>> words = new PerTransaction<>(ArrayList::new);

  @Test
  void keepsUntilTheTransactionEnds() {
    transaction.executeWithoutResult(status -> {
      words.get().add("one");
      words.get().add("two");
      assertThat(words.get()).containsExactly("one", "two");
    });

    transaction.executeWithoutResult(status -> assertThat(words.get()).isEmpty());
  }

  @Test
  void forgetsWhatIsRolledBack() {
    transaction.executeWithoutResult(status -> {
      words.get().add("one");
      status.setRollbackOnly();
    });

    transaction.executeWithoutResult(status -> assertThat(words.get()).isEmpty());
  }

  @Test
  void keepsNothingWithoutATransaction() {
    words.get().add("one");

    assertThat(words.get()).isEmpty();
  }

  @Test
  void isAnotherInATransactionWithinTheTransaction() {
    var own = new TransactionTemplate(transactions);
    own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);

    transaction.executeWithoutResult(status -> {
      words.get().add("outer");
      own.executeWithoutResult(inner -> {
        assertThat(words.get()).isEmpty();
        words.get().add("inner");
      });
      assertThat(words.get()).containsExactly("outer");
    });
  }
}
