package io.matterflow.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Member;
import java.util.List;
import org.apache.ibatis.ognl.AbstractMemberAccess;
import org.apache.ibatis.ognl.ObjectPropertyAccessor;
import org.apache.ibatis.ognl.Ognl;
import org.apache.ibatis.ognl.OgnlContext;
import org.apache.ibatis.ognl.OgnlException;
import org.apache.ibatis.ognl.OgnlRuntime;
import org.apache.ibatis.ognl.PropertyAccessor;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A property is read, or refused and for the same reason, as MyBatis itself does it. */
class RememberedGettersTest {

  private static final PropertyAccessor THEIRS = new ObjectPropertyAccessor();

  static class Query {

    public final String field = "a field";

    public String getOrdering() {
      return "a getter";
    }

    public String isTenantCheckEnabled() {
      return "a getter called like its property";
    }

    public String overdue(int days) {
      return "no getter";
    }

    String hidden() {
      return "nobody's";
    }

    public String broken() {
      throw new IllegalStateException("the query is broken");
    }
  }

  static class Refined extends Query {

    @Override
    public String isTenantCheckEnabled() {
      return "another one below it";
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"field", "ordering", "isTenantCheckEnabled", "tenantCheckEnabled", "overdue", "hidden",
      "broken", "nothing", "class"})
  void aPropertyIsReadAlike(String name) throws OgnlException {
    for (var query : new Query[] {new Query(), new Refined(), new Query()}) {
      assertThat(read(ours(), query, name)).as("the first time").isEqualTo(read(THEIRS, query, name));
      assertThat(read(ours(), query, name)).as("once more").isEqualTo(read(THEIRS, query, name));
    }
  }

  @Test
  void whatTheEngineAsksInEachQueryIsRead() throws OgnlException {
    var query = new TaskQueryImpl();
    assertThat(read(ours(), query, "isOrQueryActive")).isEqualTo(false);
    assertThat(read(ours(), query.or(), "isOrQueryActive")).isEqualTo(true);

    query.setOrQueryActive();

    assertThat(read(ours(), query, "isOrQueryActive")).isEqualTo(true);
  }

  private static PropertyAccessor ours() throws OgnlException {
    RememberedGetters.inUse();
    var used = OgnlRuntime.getPropertyAccessor(Query.class);
    assertThat(used).isInstanceOf(RememberedGetters.class);
    return used;
  }

  /** What is read, or the words in which it is refused. */
  private static Object read(PropertyAccessor by, Object query, String name) {
    var context = (OgnlContext) Ognl.createDefaultContext(query, new OpenMembers());
    try {
      return by.getProperty(context, query, name);
    } catch (OgnlException refused) {
      return List.of(refused.getMessage(), String.valueOf(refused.getReason()));
    }
  }

  private static final class OpenMembers extends AbstractMemberAccess {

    @Override
    public boolean isAccessible(OgnlContext context, Object target, Member member, String property) {
      return true;
    }
  }
}
