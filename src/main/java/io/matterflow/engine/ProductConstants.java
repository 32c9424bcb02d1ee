package io.matterflow.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.util.ClassUtils;

/** The constants of one type in all the product's classes: who declares one adds it nowhere else. */
final class ProductConstants {

  private static final String PRODUCT = "io/matterflow/";

  private ProductConstants() {}

  static <T> Stream<T> of(Class<T> type) {
    return of(type, owner -> true);
  }

  /** Of the classes among them that are of a kind. */
  static <T> Stream<T> of(Class<T> type, Predicate<Class<?>> kind) {
    return classes().filter(kind).flatMap(owner -> Arrays.stream(owner.getDeclaredFields()))
        .filter(field -> Modifier.isStatic(field.getModifiers()) && field.getType() == type)
        .map(field -> type.cast(value(field)));
  }

  private static Stream<Class<?>> classes() {
    try {
      var loader = ProductConstants.class.getClassLoader();
      var files = new PathMatchingResourcePatternResolver(loader).getResources("classpath*:" + PRODUCT + "**/*.class");
      return Arrays.stream(files)
          .map(file -> String.valueOf(file.getFilename()).equals("package-info.class")
              ? ""
              : nameOf(String.valueOf(file)))
          .filter(name -> !name.isEmpty())
          .map(name -> ClassUtils.resolveClassName(name, loader));
    } catch (IOException unreadable) {
      throw new UncheckedIOException("the product's classes cannot be listed", unreadable);
    }
  }

  private static String nameOf(String file) {
    var from = file.lastIndexOf(PRODUCT);
    var to = file.lastIndexOf(".class");
    return file.substring(from, to).replace('/', '.');
  }

  private static Object value(Field field) {
    try {
      field.setAccessible(true);
      return field.get(null);
    } catch (IllegalAccessException never) {
      throw new IllegalStateException("%s cannot be read".formatted(field), never);
    }
  }
}
