package io.matterflow;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.ArgumentsProvider;
import org.junit.jupiter.params.provider.ArgumentsSource;
import org.junit.jupiter.params.support.AnnotationConsumer;

/**
 * Seeds of random lives that each take long: the databases take turns, H2 begins, and so each is played once. Every
 * statement of such a life is passed with any of its seeds.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ArgumentsSource(DealtOut.Seeds.class)
public @interface DealtOut {

  long[] value();

  /** Those of the database of this run. */
  final class Seeds implements ArgumentsProvider, AnnotationConsumer<DealtOut> {

    private long[] all = {};

    @Override
    public void accept(DealtOut dealt) {
      all = dealt.value();
    }

    @Override
    public Stream<Arguments> provideArguments(ExtensionContext context) {
      int mine = TestDatabase.isPostgres() ? 1 : 0;
      return IntStream.range(0, all.length).filter(at -> at % 2 == mine).mapToObj(at -> Arguments.of(all[at]));
    }
  }
}
