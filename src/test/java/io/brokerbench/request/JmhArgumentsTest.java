package io.brokerbench.request;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class JmhArgumentsTest {
  private static JmhArguments arguments(String words) {
    return JmhArguments.parse(List.of(words.split(" ")));
  }

  private static String merged(String given, String profile) {
    return String.join(" ", arguments(given).over(arguments(profile)).words());
  }

  @Test
  void givenFlagWinsOverTheProfiles() {
    assertThat(merged("-f 9", "-f 3 -wi 4")).isEqualTo("-wi 4 -f 9");
  }

  @Test
  void givenFlagWinsHoweverItIsWritten() {
    assertThat(merged("-f9", "-f 3")).isEqualTo("-f 9");
    assertThat(merged("--f=9", "-f 3")).isEqualTo("-f 9");
  }

  @Test
  void parametersAreMergedByKey() {
    assertThat(merged("-p broker=NATS", "-p broker=KAFKA -p workers=1"))
        .isEqualTo("-p workers=1 -p broker=NATS");
  }

  @Test
  void givenRegexReplacesTheProfiles() {
    assertThat(merged("Mine", "Delivery Other -f 1")).isEqualTo("-f 1 Mine");
    assertThat(merged("-f 2", "Delivery")).isEqualTo("Delivery -f 2");
  }

  @Test
  void profilesFlagMayStandSeveralTimes() {
    assertThat(merged("-f 1", "-prof gc -prof cl")).isEqualTo("-prof gc -prof cl -f 1");
    assertThat(merged("-prof jfr", "-prof gc -prof cl")).isEqualTo("-prof jfr");
  }

  @Test
  void valuesMayLookLikeFlags() {
    assertThat(arguments("-jvmArgs --add-opens=x").words())
        .containsExactly("-jvmArgs", "--add-opens=x");
  }

  @Test
  void parameterValuesAreMadeCanonicalAndUnique() {
    JmhArguments canonical =
        arguments("-p broker=kafka,Nats,KAFKA -p workers=007 -p broker=nats -p size=a,B")
            .withCanonicalParameters();

    assertThat(canonical.words())
        .containsExactly("-p", "broker=KAFKA,NATS", "-p", "workers=7", "-p", "size=a,B");
  }
}
