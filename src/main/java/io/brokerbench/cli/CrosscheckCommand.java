package io.brokerbench.cli;

import io.brokerbench.crosscheck.Crosscheck;
import io.brokerbench.crosscheck.CrosscheckRequest;
import io.brokerbench.launch.LaunchContext;
import io.brokerbench.provision.BrokerProvider;
import io.brokerbench.provision.Host;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code crosscheck}: the suite's rates against those of what others wrote. */
@Command(
    name = "crosscheck",
    description = "Does the same work by the suite and by what others wrote, in turns.",
    customSynopsis = "scripts/crosscheck [WORK...] [--pairs N] [OPTIONS]",
    footer = {
      "",
      "References are brokers' own performance tools, bare loops of their clients, and for 256"
          + " workers the suite with one. docs/crosscheck.md says what is compared with what, and"
          + " why.",
      "",
      "Exit status: 0 every ratio is within its bounds, 1 one is outside, 2 wrong usage,"
          + " 3 something could not be measured, or can't be told."
    },
    versionProvider = SuiteVersion.class)
final class CrosscheckCommand implements Callable<Integer> {
  private final LaunchContext context;
  private final Function<BrokerOptions, BrokerProvider> providers;

  @Parameters(
      paramLabel = "WORK",
      arity = "0..*",
      description = "Part of a work's name, as in \"read, 1 worker\"; all works if none.")
  private List<String> works = new ArrayList<>();

  @Option(
      names = "--pairs",
      paramLabel = "N",
      description = "How often both sides are measured, once warm; 5 unless given, 3 at least.")
  private int pairs = CrosscheckRequest.USUAL_PAIRS;

  @Option(
      names = "--tools",
      paramLabel = "CLASSPATH",
      description = "The tools of brokers with all that they need; scripts/crosscheck gives it.")
  private @Nullable String tools;

  @Mixin private BrokerOptions brokers = new BrokerOptions();

  CrosscheckCommand(LaunchContext context, Function<BrokerOptions, BrokerProvider> providers) {
    this.context = context;
    this.providers = providers;
  }

  @Override
  public Integer call() throws Exception {
    CrosscheckRequest request =
        CrosscheckRequest.of(brokers.choice(providers).provider(), works, pairs, tools);
    return ExitStatus.of(new Crosscheck(context, Host.current()).run(request)).code();
  }
}
