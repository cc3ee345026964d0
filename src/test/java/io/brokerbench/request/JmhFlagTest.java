package io.brokerbench.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import joptsimple.AbstractOptionSpec;
import joptsimple.ArgumentAcceptingOptionSpec;
import joptsimple.OptionParser;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.openjdk.jmh.runner.options.CommandLineOptions;

class JmhFlagTest {
  @Test
  void knowsEveryFlagOfJmhsParserAndNoOther() throws Exception {
    Field parser = CommandLineOptions.class.getDeclaredField("parser");
    parser.setAccessible(true);
    Map<String, Boolean> takesValue = new HashMap<>();
    ((OptionParser) parser.get(new CommandLineOptions()))
        .recognizedOptions()
        .forEach(
            (name, spec) -> {
              if (!((AbstractOptionSpec<?>) spec).representsNonOptions()) {
                takesValue.put("-" + name, spec instanceof ArgumentAcceptingOptionSpec);
              }
            });

    assertThat(JmhFlag.names()).containsExactlyInAnyOrderElementsOf(takesValue.keySet());
    takesValue.forEach(
        (name, expected) ->
            assertThat(JmhFlag.wordsFrom(name)).as(name).isEqualTo(expected ? 2 : 1));
  }

  @ParameterizedTest
  @CsvSource({
    "-f1,f,1",
    "-f=1,f,1",
    "--f=1,f,1",
    "-wi=3,wi,3",
    "-pworkers=1,p,workers=1",
    "-vEXTRA,v,EXTRA"
  })
  void findsValuesInTheSameWord(String word, String flag, String value) {
    JmhFlag.Match match = JmhFlag.find(word).orElseThrow();

    assertThat(match.flag().name()).isEqualTo(flag);
    assertThat(match.value()).isEqualTo(value);
    assertThat(match.takesNext()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"-", "--", "--profile", "-zz", "-version", "-wii", "Delivery.*"})
  void otherWordsAreNoFlags(String word) {
    assertThat(JmhFlag.find(word)).isEmpty();
  }
}
