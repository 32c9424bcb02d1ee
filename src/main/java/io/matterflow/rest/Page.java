package io.matterflow.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A list as every endpoint answers it; {@code next} is the cursor of the following page, absent on the last. */
public record Page<T>(List<T> items, @JsonInclude @Nullable String next) {

  public static <T> Page<T> of(List<T> items) {
    return new Page<>(items, null);
  }
}
