package io.matterflow.capture.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.matterflow.rest.Problem.Pointer;
import org.junit.jupiter.api.Test;

class MembersTest {

  @Test
  void nulIsRefusedWhereverItStands() throws JsonProcessingException {
    var members = members("""
        {"id": "mail\\u0000-1", "to": ["a\\u0000@b.example"], "headers": {"X\\u0000": "y"}}
        """);

    members.required("id", 60);
    members.texts("to", 10, 60);
    members.map("headers", 10, 60);

    assertThat(members.problem().pointers()).extracting(Pointer::pointer)
        .containsExactly("/signals/3/id", "/signals/3/to/0", "/signals/3/headers/X\u0000");
  }

  @Test
  void otherControlCharactersAreSpaces() throws JsonProcessingException {
    assertThat(members("{\"id\": \"a\\u0007b\"}").filled("id", 60)).contains("a b");
  }

  @Test
  void oneMemberIsOne() throws JsonProcessingException {
    var members = members("{}");

    members.required("id", 60);

    assertThat(members.problem().detail()).isEqualTo("One member of the request does not fit.");
  }

  private static Members members(String json) throws JsonProcessingException {
    return new Members(new ObjectMapper().readTree(json), "/signals/3");
  }
}
