package io.matterflow.engine;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.dmn.feel.impl.juel.TransformExpressionCacheKey;
import org.camunda.commons.utils.cache.Cache;

/**
 * Cells of tables in the form in which they are evaluated. There are as many as the tables have; the engine's own cache
 * keeps their order of use and walks through it at every look, which cost a fifth of a month's end.
 */
final class TranslatedCells implements Cache<TransformExpressionCacheKey, String> {

  private static final int MOST = 20_000;

  private final Map<TransformExpressionCacheKey, String> cells = new ConcurrentHashMap<>();

  @Override
  @SuppressWarnings("NullAway") // a cell that was not translated yet is null to the engine
  public String get(TransformExpressionCacheKey cell) {
    return cells.get(cell);
  }

  /** After many releases of tables everything is translated anew rather than kept for ever. */
  @Override
  public void put(TransformExpressionCacheKey cell, String translated) {
    if (cells.size() >= MOST) {
      cells.clear();
    }
    cells.put(cell, translated);
  }

  @Override
  public void remove(TransformExpressionCacheKey cell) {
    cells.remove(cell);
  }

  @Override
  public void clear() {
    cells.clear();
  }

  @Override
  public boolean isEmpty() {
    return cells.isEmpty();
  }

  @Override
  public Set<TransformExpressionCacheKey> keySet() {
    return cells.keySet();
  }

  @Override
  public int size() {
    return cells.size();
  }
}
