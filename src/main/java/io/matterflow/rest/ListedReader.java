package io.matterflow.rest;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.type.TypeFactory;
import io.matterflow.rest.Listed.Readable;
import io.matterflow.rest.Listed.Unreadable;
import io.matterflow.rest.Problem.Pointer;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** Puts a member of an array aside whole before it is read, so that the array goes on behind one that does not fit. */
final class ListedReader extends JsonDeserializer<Listed<?>> implements ContextualDeserializer {

  private final JavaType expected;

  private ListedReader(JavaType expected) {
    this.expected = expected;
  }

  /** Told by its place what it reads. */
  ListedReader() {
    this(TypeFactory.unknownType());
  }

  @Override
  public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty place) {
    return new ListedReader(context.getContextualType().containedTypeOrUnknown(0));
  }

  @Override
  public Listed<?> deserialize(JsonParser body, DeserializationContext context) throws IOException {
    try (var member = context.bufferAsCopyOfValue(body)) {
      try {
        return new Readable<>(context.readValue(member.asParserOnFirstToken(), expected));
      } catch (JsonMappingException misfit) {
        return new Unreadable<>(context.readTree(member.asParserOnFirstToken()), UnreadableBody.fault(misfit));
      }
    }
  }

  @Override
  public Listed<?> getNullValue(DeserializationContext context) {
    return new Unreadable<>(NullNode.getInstance(), new Pointer("", "is not " + Expected.as(expected.getRawClass())));
  }
}
