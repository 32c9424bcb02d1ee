package io.matterflow.modeling;

import static org.assertj.core.api.Assertions.assertThat;

import io.matterflow.ProductTest;
import io.matterflow.engine.ModelStep;
import io.matterflow.engine.ProcessVariable;
import io.matterflow.engine.VariableNames;
import io.matterflow.messaging.MessageKey;
import io.matterflow.modeling.ElementTemplates.Choice;
import io.matterflow.modeling.ElementTemplates.Known;
import io.matterflow.ownsteps.OwnQuestions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.util.StringUtils;

/**
 * The templates on disk are what steps and desks say of themselves; {@code -Dmatterflow.templates=write} writes them.
 */
@ProductTest
class ElementTemplatesTest {

  private static final String WRITE = "./mvnw test -Dtest=ElementTemplatesTest -Dmatterflow.templates=write";
  private static final Pattern KEEPS = Pattern.compile("\\b([A-Z][A-Z_]+)\\s*\\.set\\(execution");
  private static final Pattern SETS = Pattern.compile("\\b([A-Z][A-Z_]+)\\s*\\.(?:set|pass)\\(execution");

  @Autowired private ListableBeanFactory beans;
  @Autowired private VariableNames variables;
  @Autowired private OwnQuestions questions;

  private ElementTemplates templates;

  @BeforeEach
  void made() {
    templates = new ElementTemplates(beans, new Known() {
      @Override
      public List<Choice> decisions() {
        return questions.tables().entrySet().stream()
            .map(table -> new Choice("%s (%s)".formatted(table.getValue(), table.getKey()), table.getKey())).toList();
      }

      @Override
      public List<Choice> clientMessages() {
        return Arrays.stream(MessageKey.values()).filter(MessageKey::isSentWhereAFirmLikes)
            .map(key -> new Choice(StringUtils.capitalize(key.name().toLowerCase(Locale.ROOT).replace('_', ' ')),
                key.name()))
            .toList();
      }
    });
    if ("write".equals(System.getProperty("matterflow.templates"))) {
      TemplateFiles.write(templates.all());
    }
  }

  @Test
  void theFilesAreWhatStepsAndDesksSayOfThemselves() {
    var made = new TreeMap<String, String>();
    templates.all().forEach((id, template) -> made.put(id, TemplateFiles.text(template)));
    var onDisk = TemplateFiles.onDisk();
    var names = new TreeSet<>(made.keySet());
    names.addAll(onDisk.keySet());

    assertThat(names).filteredOn(name -> !made.getOrDefault(name, "").equals(onDisk.getOrDefault(name, "")))
        .as("templates that are not what is in %s; %s writes them anew", TemplateFiles.FOLDER, WRITE)
        .isEmpty();
  }

  @Test
  void noTwoAreOfferedUnderOneName() {
    assertThat(templates.all().values()).extracting(ElementTemplates.Template::name).doesNotHaveDuplicates();
  }

  /** What a step says that it sets is what its class sets: a question behind it asks for nothing else. */
  @Test
  void aStepSetsWhatItSays() {
    templates.steps().forEach((bean, type) -> {
      var source = source(type);
      var sets = SETS.matcher(source)
          .results()
          .map(found -> variable(found.group(1), source, type))
          .distinct()
          .toList();

      assertThat(variables.all()).as(bean).containsAll(sets);
      assertThat(type.getAnnotation(ModelStep.class).sets()).as(bean).containsExactlyInAnyOrderElementsOf(sets);
      assertThat(type.getAnnotation(ModelStep.class).keeps()).as(bean).containsExactlyInAnyOrderElementsOf(
          KEEPS.matcher(source).results().map(found -> variable(found.group(1), source, type)).distinct().toList());
    });
  }

  /** The constant stands in the class itself, or is imported from the process that it belongs to. */
  private static String variable(String constant, String source, Class<?> type) {
    var imported = Pattern.compile("import static (\\S+)\\.%s;".formatted(constant)).matcher(source);
    try {
      var field = (imported.find() ? Class.forName(imported.group(1)) : type).getDeclaredField(constant);
      field.setAccessible(true);
      return ((ProcessVariable<?>) field.get(null)).name();
    } catch (ReflectiveOperationException unknown) {
      throw new IllegalStateException("%s sets %s, which is not found".formatted(type, constant), unknown);
    }
  }

  private static String source(Class<?> type) {
    try {
      return Files.readString(Path.of("src", "main", "java").resolve(type.getName().replace('.', '/') + ".java"));
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
