package io.brokerbench.request;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.Kinds;
import io.brokerbench.console.UsageException;
import io.brokerbench.plan.FixedPlan;
import io.brokerbench.plan.Plan;
import io.brokerbench.provision.local.PlantedBrokers;
import io.brokerbench.request.Design.Lifetime;
import io.brokerbench.request.Design.Order;
import java.io.IOException;
import java.io.InputStream;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openjdk.jmh.runner.BenchmarkList;

class AbRequestTest {
  private static final Design ROUNDS = new Design(Order.ROUNDS, 1, Lifetime.FORK, null);

  @TempDir Path folder;

  private static RunRequest request(String baseline, String candidate, String common) {
    return request(new SideFlags(baseline, null), new SideFlags(candidate, null), common, ROUNDS);
  }

  private static RunRequest request(
      SideFlags baseline, SideFlags candidate, String common, Design design) {
    return AbRequest.of(
        AbRequest.AB,
        Optional.empty(),
        JmhArguments.parse(List.of(common.split(" ", -1))),
        baseline,
        candidate,
        new BrokerChoice(new PlantedBrokers().naming(Kinds.NATS, "old", "new"), 0, List.of()),
        design,
        Path.of(""));
  }

  private static void assertRefused(ThrowingCallable request, String message) {
    assertThatThrownBy(request).isInstanceOf(UsageException.class).hasMessageContaining(message);
  }

  @Test
  void eachRowOfTheBaselineHasItsCandidate() {
    RunRequest request =
        request("-p workers=1", "-p workers=256", "-p scenario=LOW,HIGH -p broker=KAFKA -f 3");

    assertThat(request.blocks())
        .extracting(List::toString)
        .containsExactly(
            "[baseline DeliveryBenchmark.deliver thrpt KAFKA LOW workers=1,"
                + " candidate DeliveryBenchmark.deliver thrpt KAFKA LOW]",
            "[baseline DeliveryBenchmark.deliver thrpt KAFKA HIGH workers=1,"
                + " candidate DeliveryBenchmark.deliver thrpt KAFKA HIGH]");
  }

  @Test
  void serversAreSidesToo() {
    assertThat(request("-p server=old", "-p server=new", "-p scenario=LOW -p broker=NATS").blocks())
        .hasSize(1);
  }

  @Test
  void aSidesOwnFlagsWinOverTheCommonOnes() {
    RunRequest request =
        request("", "-jvmArgsAppend '-Xmx2g -XX:+UseZGC'", "-jvmArgsAppend -Xmx1g -p scenario=LOW");

    assertThat(request.blocks().get(0))
        .extracting(cell -> cell.side().options().getJvmArgsAppend().get().toString())
        .containsExactly("[-Xmx1g]", "[-Xmx2g, -XX:+UseZGC]");
  }

  @Test
  void sidesTakeTurnsWithinEachRound() {
    RunRequest request = request("-p workers=1", "-p workers=2", "-p scenario=LOW,HIGH -f 4");

    List<Plan.PlannedFork> forks = FixedPlan.of(request).forks();
    assertThat(forks).hasSize(2 * 6 * 4);
    for (int i = 0; i < forks.size(); i += 2) {
      Cell first = forks.get(i).cell();
      Cell second = forks.get(i + 1).cell();
      assertThat(first.params().get("scenario")).isEqualTo(second.params().get("scenario"));
      assertThat(List.of(first.side().name(), second.side().name()))
          .containsExactlyInAnyOrder("baseline", "candidate");
    }
    assertThat(forks.stream().map(fork -> fork.cell().side().name()).toList().subList(0, 24))
        .containsSubsequence("candidate", "baseline", "baseline", "candidate");
  }

  @Test
  void whatCannotBeComparedIsRefused() {
    assertRefused(
        () -> request("-p durability=MEMORY", "-p durability=DISK", "-p scenario=LOW"),
        "promise different things");
    assertRefused(
        () -> request("-p workers=1,2", "-p workers=3", "-p scenario=LOW"), "several values");
    assertRefused(() -> request("Other", "", "-p scenario=LOW"), "the same benchmarks");
    assertRefused(() -> request("-f 3", "", "-p scenario=LOW"), "-f is for both sides");
    assertRefused(() -> request("", "", "-p scenario=LOW -f 2"), "fewer than 3");
    assertRefused(() -> request("", "", "-p scenario=LOW -rff x"), "a folder a side");
    assertRefused(
        () ->
            request(
                new SideFlags("-p server=old", null),
                new SideFlags("-p server=new", null),
                "-p broker=NATS",
                new Design(Order.ROUNDS, 1, Lifetime.RUN, null)),
        "couldn't take turns");
  }

  @Test
  void jarThatCannotRunTheRowsIsRefused() throws IOException {
    assertRefused(() -> withJar(folder.resolve("none.jar")), "there is no such file");
    Path text = Files.writeString(folder.resolve("text.jar"), "planted");
    assertRefused(() -> withJar(text), "not a benchmarks.jar");
    assertRefused(() -> withJar(jar("1.36", "")), "has JMH 1.36");
    assertRefused(() -> withJar(jar("1.37", "")), "has no benchmark");
    assertRefused(
        () -> withJar(jar("1.37", benchmarks())),
        "don't speak this one's language: it has no io.brokerbench.");
  }

  /** Those of the tests are in a list of their own. */
  private static String benchmarks() throws IOException {
    StringBuilder all = new StringBuilder();
    for (URL list :
        Collections.list(
            AbRequestTest.class
                .getClassLoader()
                .getResources(BenchmarkList.BENCHMARK_LIST.substring(1)))) {
      try (InputStream lines = list.openStream()) {
        all.append(new String(lines.readAllBytes(), StandardCharsets.UTF_8).strip()).append('\n');
      }
    }
    return all.toString().strip();
  }

  private static RunRequest withJar(Path jar) {
    return request(new SideFlags("", jar), new SideFlags("", null), "-p scenario=LOW", ROUNDS);
  }

  private Path jar(String jmh, String benchmarks) throws IOException {
    Path jar = folder.resolve("planted.jar");
    try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
      out.putNextEntry(new JarEntry("jmh.properties"));
      out.write(("jmh.version=" + jmh).getBytes(StandardCharsets.UTF_8));
      out.putNextEntry(new JarEntry("META-INF/BenchmarkList"));
      out.write(benchmarks.getBytes(StandardCharsets.UTF_8));
    }
    return jar;
  }

  @Test
  void sidesThatAreTheSameAreSaidToBe() {
    String row = "-p scenario=LOW -p broker=KAFKA -f 3";

    assertThat(request("-p workers=256", "", row).notes())
        .singleElement()
        .asString()
        .startsWith("The sides are the same: what ab will show is what equal sides differ by.");
    assertThat(request("-p workers=256", "-p workers=1", row).notes()).isEmpty();
    assertThat(request("-jvmArgsAppend -Xint", "", row).notes()).isEmpty();
  }
}
