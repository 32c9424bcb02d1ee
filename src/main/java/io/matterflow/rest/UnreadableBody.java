package io.matterflow.rest;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.JsonMappingException.Reference;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Tells of a body that cannot be read which member is at fault and what stands there usually. */
final class UnreadableBody {

  /** Around names of Java types, which say nothing to the caller. */
  private static final String QUOTE_OF_JACKSON = "`";

  private UnreadableBody() {}

  static ProblemDetail of(HttpMessageNotReadableException unreadable) {
    if (unreadable.getCause() instanceof JsonMappingException mapping && !mapping.getPath().isEmpty()) {
      return member(mapping, unreadable.getMostSpecificCause());
    }
    var where = unreadable.getMostSpecificCause() instanceof JsonProcessingException json && json.getLocation() != null
        ? " at line %d, column %d".formatted(json.getLocation().getLineNr(), json.getLocation().getColumnNr())
        : "";
    return ProblemDocuments.document(HttpStatus.BAD_REQUEST, "MALFORMED",
        "The body is not the JSON expected here" + where + ".",
        "Send well-formed JSON in the shape that /swagger-ui.html shows.",
        List.of(new Problem.Pointer("", "not readable" + where)));
  }

  private static ProblemDetail member(JsonMappingException mapping, Throwable cause) {
    var fault = fault(mapping, cause);
    return mapping instanceof UnrecognizedPropertyException
        ? ProblemDocuments.document(HttpStatus.BAD_REQUEST, "MALFORMED",
            "The member %s %s.".formatted(fault.pointer(), fault.detail()),
            "Leave the member out, or give it one of the known names, and send the request again.", List.of(fault))
        : ProblemDocuments.document(HttpStatus.BAD_REQUEST, "MALFORMED",
            "The member %s cannot be read.".formatted(fault.pointer()),
            "Correct the member and send the request again.", List.of(fault));
  }

  /** Which member is at fault, and what stands there usually. */
  static Problem.Pointer fault(JsonMappingException mapping) {
    return fault(mapping, NestedExceptionUtils.getMostSpecificCause(mapping));
  }

  private static Problem.Pointer fault(JsonMappingException mapping, Throwable cause) {
    if (mapping instanceof UnrecognizedPropertyException unrecognized) {
      var path = unrecognized.getPath();
      var known = unrecognized.getKnownPropertyIds().stream().map(String::valueOf).toList();
      return UnknownMember.at(pointer(path.subList(0, path.size() - 1)), unrecognized.getPropertyName(), known);
    }
    return new Problem.Pointer(pointer(mapping.getPath()), words(mapping, cause));
  }

  private static String pointer(List<Reference> path) {
    return path.stream()
        .map(step -> Optional.ofNullable(step.getFieldName()).map(UnknownMember::step)
            .orElseGet(() -> String.valueOf(step.getIndex())))
        .map(step -> "/" + step)
        .collect(Collectors.joining());
  }

  private static String words(JsonMappingException mapping, Throwable cause) {
    if (mapping instanceof InvalidFormatException format && format.getTargetType() != null) {
      return "is not " + Expected.as(format.getTargetType());
    }
    var said = String.valueOf(cause.getMessage()).lines().findFirst().orElse("not readable");
    if (!said.contains(QUOTE_OF_JACKSON)) {
      return said;
    }
    return mapping instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
        ? "is not " + Expected.as(mismatch.getTargetType())
        : "is not what is expected here";
  }
}
