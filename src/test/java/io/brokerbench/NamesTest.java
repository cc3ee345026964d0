package io.brokerbench;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A name means one thing, and a Javadoc says what that is where it is read alone. */
class NamesTest {
  private static final Pattern POINTS_ELSEWHERE =
      Pattern.compile("/\\*\\*[\\s*]*(The same\\b|As above\\b|See above\\b|Ditto\\b)");

  @Test
  void noTwoTypesOfTheSuiteHaveOneName() {
    Stream<String> names =
        new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests())
                .importPackages("io.brokerbench")
                .stream()
                .filter(type -> !type.isAnonymousClass() && !type.isLocalClass())
                .filter(type -> !type.getPackageName().contains("jmh_generated"))
                .filter(type -> !type.getSimpleName().equals("package-info"))
                .map(JavaClass::getName);
    assertThat(repeated(names)).isEmpty();
  }

  @Test
  void aNameThatStandsTwiceIsFoundBeItNestedOrNot() {
    assertThat(repeated(Stream.of("a.Row", "b.Table$Row", "b.Table", "c.Rows")))
        .containsExactly("Row");
  }

  @Test
  void noJavadocSaysThatItIsTheSame() throws IOException {
    try (Stream<Path> files = Files.walk(Path.of("src"))) {
      assertThat(
              files
                  .filter(file -> file.toString().endsWith(".java"))
                  .filter(file -> pointsElsewhere(text(file))))
          .isEmpty();
    }
  }

  @Test
  void aJavadocThatNeedsTheOneAboveIsFound() {
    assertThat(pointsElsewhere("/** " + "The same with more. */ int a;")).isTrue();
    assertThat(pointsElsewhere("/**\n   * " + "As above, but twice.\n   */")).isTrue();
    assertThat(pointsElsewhere("/** Rows of the same benchmark. */ // The same")).isFalse();
  }

  private static Set<String> repeated(Stream<String> names) {
    return names
        .map(name -> name.substring(Math.max(name.lastIndexOf('.'), name.lastIndexOf('$')) + 1))
        .collect(Collectors.groupingBy(name -> name, Collectors.counting()))
        .entrySet()
        .stream()
        .filter(entry -> entry.getValue() > 1)
        .map(Map.Entry::getKey)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static boolean pointsElsewhere(String source) {
    return POINTS_ELSEWHERE.matcher(source).find();
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
