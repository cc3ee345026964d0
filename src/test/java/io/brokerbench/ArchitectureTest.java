package io.brokerbench;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAPackage;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.conditions.ArchConditions.onlyDependOnClassesThat;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.lang.ArchCondition;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.time.temporal.Temporal;
import java.time.temporal.TemporalUnit;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Keeps the directions between packages, and each library where it belongs. */
class ArchitectureTest {
  private static final String ROOT = "io.brokerbench.";

  /** What a broker's package may use. */
  private static final Set<String> BROUGHT =
      Set.of("broker", "broker.spi", "census", "provision", "provision.local");

  /** Which of our packages each of our packages may use; a package that isn't here is refused. */
  private static final Map<String, Set<String>> MAY_USE =
      new TreeMap<>(
          Map.ofEntries(
              Map.entry("broker", Set.of()),
              Map.entry("broker.spi", Set.of("broker", "provision", "census")),
              // A broker brings what it takes to start it; only the launcher asks for that.
              Map.entry("broker.inproc", Set.of("broker", "broker.spi")),
              Map.entry("broker.kafka", plus(BROUGHT, "broker.kafka.server")),
              Map.entry("broker.kafka.server", Set.of()),
              Map.entry("broker.nats", BROUGHT),
              Map.entry("broker.kafka.reference", Set.of("broker", "broker.kafka", "crosscheck")),
              Map.entry("broker.nats.reference", Set.of("broker", "broker.nats", "crosscheck")),
              Map.entry("broker.redis", BROUGHT),
              Map.entry("workload", Set.of("broker")),
              Map.entry("text", Set.of()),
              Map.entry("measure", Set.of("workload")),
              Map.entry("worker", Set.of()),
              Map.entry("census", Set.of()),
              Map.entry("runin", Set.of()),
              Map.entry("machine", Set.of()),
              Map.entry(
                  "scenario",
                  Set.of(
                      "broker.spi", "broker", "workload", "measure", "worker", "census", "runin")),
              Map.entry(
                  "benchmarks",
                  Set.of(
                      "broker.spi",
                      "broker",
                      "workload",
                      "measure",
                      "worker",
                      "census",
                      "runin",
                      "scenario")),
              // The same settings as the adapters, but neither ledger nor histogram nor census.
              Map.entry("baseline", Set.of("broker.spi", "broker", "workload", "worker")),
              Map.entry("provision", Set.of("broker")),
              Map.entry("provision.local", Set.of("broker.spi", "broker", "provision")),
              Map.entry("provision.containers", Set.of("broker.spi", "broker", "provision")),
              Map.entry("provision.external", Set.of("broker.spi", "broker", "provision")),
              Map.entry("console", Set.of("broker", "provision", "results")),
              // What a row may be is said by the benchmarks and by what they are made of.
              Map.entry(
                  "request",
                  Set.of(
                      "broker.spi",
                      "broker",
                      "workload",
                      "worker",
                      "runin",
                      "benchmarks",
                      "provision",
                      "console")),
              // The forks' evidence comes back as what benchmarks, measure and census call it; how
              // many forks it takes is statistics.
              Map.entry(
                  "plan",
                  Set.of(
                      "broker.spi",
                      "broker",
                      "measure",
                      "census",
                      "runin",
                      "machine",
                      "benchmarks",
                      "regression",
                      "saturation",
                      "results",
                      "console",
                      "request",
                      "text")),
              Map.entry(
                  "standing",
                  Set.of(
                      "broker.spi",
                      "broker",
                      "workload",
                      "benchmarks",
                      "provision",
                      "console",
                      "request")),
              Map.entry(
                  "launch",
                  Set.of(
                      "broker",
                      "workload",
                      "measure",
                      "runin",
                      "machine",
                      "benchmarks",
                      "provision",
                      "results",
                      "console",
                      "request",
                      "plan",
                      "standing",
                      "text")),
              // It says what provision and launch would find here, and so asks them.
              Map.entry(
                  "doctor",
                  Set.of(
                      "broker.spi",
                      "broker",
                      "provision",
                      "provision.local",
                      "provision.containers",
                      "provision.external",
                      "standing",
                      "launch",
                      "text")),
              Map.entry(
                  "results",
                  Set.of("broker.spi", "broker", "measure", "census", "runin", "machine")),
              Map.entry("regression", Set.of("results", "measure")),
              Map.entry(
                  "report",
                  Set.of(
                      "broker.spi",
                      "measure",
                      "machine",
                      "results",
                      "regression",
                      "runin",
                      "text")),
              Map.entry("saturation", Set.of()),
              // What a row's numbers are worth is said by the rules that verdicts go by.
              Map.entry(
                  "judging",
                  Set.of(
                      "console",
                      "results",
                      "regression",
                      "report",
                      "report.comparison",
                      "text",
                      "measure")),
              Map.entry("export", Set.of("results", "regression", "measure", "text")),
              Map.entry("report.comparison", Set.of("results", "regression", "report", "text")),
              Map.entry(
                  "report.page", Set.of("measure", "results", "regression", "report", "text")),
              Map.entry("report.terminal", Set.of("results", "regression", "report", "text")),
              Map.entry("visualizer", Set.of("results", "measure")),
              // A benchmark is run by plain JMH, with the profiler that proves its account.
              Map.entry(
                  "crosscheck",
                  Set.of(
                      "broker.spi",
                      "broker",
                      "workload",
                      "benchmarks",
                      "provision",
                      "launch",
                      "results",
                      "regression",
                      "console",
                      "text")),
              Map.entry(
                  "cli",
                  Set.of(
                      "broker.spi",
                      "broker",
                      "benchmarks",
                      "provision",
                      "provision.local",
                      "provision.containers",
                      "provision.external",
                      "console",
                      "request",
                      "plan",
                      "launch",
                      "doctor",
                      "results",
                      "regression",
                      "judging",
                      "report",
                      "export",
                      "report.comparison",
                      "report.page",
                      "report.terminal",
                      "visualizer",
                      "crosscheck",
                      "text",
                      "measure"))));

  /** Packages that need nothing but the JDK. */
  private static final String[] JDK_ONLY = {
    ROOT + "broker", ROOT + "broker.inproc", ROOT + "workload", ROOT + "worker", ROOT + "saturation"
  };

  private static final String STATISTICS = "org.apache.commons.math3..";
  private static final String TESTS_OF_STATISTICS = "org.apache.commons.statistics..";

  private static final DescribedPredicate<JavaClass> OURS_OR_THE_JDKS =
      resideInAnyPackage(
          "java..", "javax..", "jdk..", "com.sun..", "org.jspecify..", "io.brokerbench..");

  private static final DescribedPredicate<JavaClass> CALIBRATE = named("CalibrateCommand");

  private static final JavaClasses MAIN =
      new ClassFileImporter()
          .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
          .withImportOption(location -> !location.contains("/jmh_generated/"))
          .importPackages("io.brokerbench");

  private static Set<String> plus(Set<String> packages, String another) {
    return Stream.concat(packages.stream(), Stream.of(another)).collect(Collectors.toSet());
  }

  @TestFactory
  Stream<DynamicTest> packagesUseOnlyWhatTheyMay() {
    return MAY_USE.entrySet().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.getKey(), () -> checkDirections(row.getKey(), row.getValue())));
  }

  @TestFactory
  Stream<DynamicTest> noPermissionIsGrantedInVain() {
    return MAY_USE.entrySet().stream()
        .map(
            row ->
                DynamicTest.dynamicTest(
                    row.getKey(), () -> checkUsed(row.getKey(), row.getValue())));
  }

  private static void checkUsed(String from, Set<String> to) {
    Set<String> used =
        MAIN.stream()
            .filter(type -> type.getPackageName().equals(ROOT + from))
            .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
            .map(dependency -> dependency.getTargetClass().getBaseComponentType().getPackageName())
            .collect(Collectors.toSet());
    assertThat(to).as("of " + from).allMatch(each -> used.contains(ROOT + each));
  }

  private static void checkDirections(String from, Set<String> to) {
    String[] allowed =
        Stream.concat(Stream.of(from), to.stream()).map(ROOT::concat).toArray(String[]::new);
    DescribedPredicate<JavaClass> ours = resideInAPackage("io.brokerbench..");
    classes()
        .that()
        .resideInAPackage(ROOT + from)
        .should(onlyDependOnClassesThat(not(ours).or(resideInAnyPackage(allowed))))
        .as(from + " uses only " + to)
        .allowEmptyShould(true)
        .check(MAIN);
  }

  @Test
  void everyPackageHasItsRow() {
    classes()
        .should()
        .resideInAnyPackage(MAY_USE.keySet().stream().map(ROOT::concat).toArray(String[]::new))
        .allowEmptyShould(true)
        .check(MAIN);
  }

  @Test
  void everyPackageIsNullMarked() {
    classes()
        .should(
            ArchCondition.from(
                DescribedPredicate.describe(
                    "be in a @NullMarked package",
                    type -> type.getPackage().isAnnotatedWith(NullMarked.class))))
        .check(MAIN);
  }

  @Test
  void packagesHaveNoCycles() {
    slices()
        .matching("io.brokerbench.(**)")
        .should()
        .beFreeOfCycles()
        .allowEmptyShould(true)
        .check(MAIN);
  }

  @Test
  void corePackagesNeedOnlyTheJdk() {
    classes()
        .that()
        .resideInAnyPackage(JDK_ONLY)
        .should(onlyDependOnClassesThat(OURS_OR_THE_JDKS))
        .allowEmptyShould(true)
        .check(MAIN);
  }

  @Test
  void theCensusNeedsOnlyTheJdkAndStatistics() {
    classes()
        .that()
        .resideInAPackage(ROOT + "census")
        .should(onlyDependOnClassesThat(OURS_OR_THE_JDKS.or(resideInAPackage(STATISTICS))))
        .check(MAIN);
  }

  @Test
  void verdictsNeedOnlyTheJdkAndStatistics() {
    classes()
        .that()
        .resideInAPackage(ROOT + "regression")
        .should(
            onlyDependOnClassesThat(
                OURS_OR_THE_JDKS.or(resideInAnyPackage(STATISTICS, TESTS_OF_STATISTICS))))
        .check(MAIN);
  }

  @Test
  void statisticsStayWhereThingsAreJudged() {
    onlyIn(STATISTICS, "census", "regression", "runin");
    onlyIn(TESTS_OF_STATISTICS, "regression");
  }

  @Test
  void aBrokersLibrariesStayInItsPackage() {
    onlyIn("org.apache.kafka..", "broker.kafka", "broker.kafka.server");
    onlyIn("kafka..", "broker.kafka.server");
    onlyIn("redis.clients..", "broker.redis");
    onlyIn("io.nats..", "broker.nats", "broker.nats.reference");
  }

  @Test
  void theCommandLineIsReadInOneRoom() {
    onlyIn("picocli..", "cli");
  }

  @Test
  void dockerStaysWhereContainersAreStarted() {
    onlyIn(
        "org.testcontainers..",
        "provision",
        "provision.containers",
        "broker.kafka",
        "broker.nats",
        "broker.redis");
    // An image may have an entry point that a recipe has to pass by.
    onlyIn("com.github.dockerjava..", "provision.containers", "broker.redis");
  }

  @Test
  void jmhStaysWhereBenchmarksAreWrittenRunAndRead() {
    onlyIn(
        "org.openjdk.jmh..",
        "benchmarks",
        "baseline",
        "console",
        "request",
        "plan",
        "launch",
        "results");
  }

  /** A clock of the time of day may be set while something is measured. */
  @Test
  void durationsComeFromTheMonotonicClock() {
    noClasses()
        .should()
        .callMethod(Duration.class, "between", Temporal.class, Temporal.class)
        .orShould()
        .callMethod(Instant.class, "until", Temporal.class, TemporalUnit.class)
        .orShould()
        .callMethod(ChronoUnit.class, "between", Temporal.class, Temporal.class)
        .orShould()
        .callMethod(Instant.class, "now")
        .orShould()
        .callMethod(InstantSource.class, "millis")
        .check(MAIN);
    // Leases on shared servers are read on other machines, which have no other clock in common.
    DescribedPredicate<JavaClass> leases = named("Presence").or(named("ExternalBrokers"));
    noClasses()
        .that(
            not(named("Run").or(named("Records")).or(named("ForkRunner")).or(CALIBRATE).or(leases)))
        .should()
        .callMethod(InstantSource.class, "instant")
        .as("only dates come from the clock of the time of day")
        .check(MAIN);
    noClasses()
        .that(not(resideInAPackage(ROOT + "measure")))
        .should()
        .callMethod(System.class, "currentTimeMillis")
        .check(MAIN);
  }

  @Test
  void picocliStaysInTheCommandLine() {
    onlyIn("picocli..", "cli");
  }

  private static void onlyIn(String library, String... packages) {
    noClasses()
        .that(not(resideInAnyPackage(Stream.of(packages).map(ROOT::concat).toArray(String[]::new))))
        .should()
        .dependOnClassesThat()
        .resideInAPackage(library)
        .allowEmptyShould(true)
        .check(MAIN);
  }

  /** Also true of what is nested in such a class. */
  private static DescribedPredicate<JavaClass> named(String prefix) {
    return DescribedPredicate.describe(
        "are named " + prefix + "*",
        type -> type.getName().substring(type.getPackageName().length() + 1).startsWith(prefix));
  }
}
