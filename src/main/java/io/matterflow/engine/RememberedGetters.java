package io.matterflow.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.ibatis.ognl.ObjectPropertyAccessor;
import org.apache.ibatis.ognl.OgnlContext;
import org.apache.ibatis.ognl.OgnlException;
import org.apache.ibatis.ognl.OgnlRuntime;

/**
 * Remembers where a property is read that is called like its method, as {@code isTenantIdSet} is, which most queries of
 * the engine ask: MyBatis looks through all the methods of the class for it, each time anew.
 */
final class RememberedGetters extends ObjectPropertyAccessor {

  private static final ClassValue<Map<String, Optional<Method>>> CALLED_LIKE_THEIR_PROPERTY = new ClassValue<>() {
    @Override
    protected Map<String, Optional<Method>> computeValue(Class<?> type) {
      return new ConcurrentHashMap<>();
    }
  };

  private RememberedGetters() {}

  /** From now on every query in this process is put together so. */
  static void inUse() {
    OgnlRuntime.setPropertyAccessor(Object.class, new RememberedGetters());
  }

  @Override
  public Object getPossibleProperty(OgnlContext context, Object target, String name) throws OgnlException {
    var getter = CALLED_LIKE_THEIR_PROPERTY.get(target.getClass())
        .computeIfAbsent(name, property -> calledLike(property, target.getClass()));
    return getter.isPresent() ? read(target, name, getter.get()) : super.getPossibleProperty(context, target, name);
  }

  private static Optional<Method> calledLike(String property, Class<?> type) {
    return OgnlRuntime.getGetMethod(type, property) == null
        ? Optional.ofNullable(OgnlRuntime.getReadMethod(type, property, null)).filter(RememberedGetters::open)
        : Optional.empty();
  }

  private static boolean open(Method getter) {
    return Modifier.isPublic(getter.getModifiers());
  }

  private static Object read(Object target, String name, Method getter) throws OgnlException {
    try {
      return OgnlRuntime.invokeMethod(target, getter, OgnlRuntime.NoArguments);
    } catch (InvocationTargetException failed) {
      throw new OgnlException(name, failed.getTargetException());
    } catch (IllegalAccessException closed) {
      throw new OgnlException(name, closed);
    }
  }
}
