package io.brokerbench.request;

import io.brokerbench.console.UsageException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.runner.options.CommandLineOptions;

/**
 * One of the sides that a run compares, or all that it measures.
 *
 * @param name "baseline" or "candidate"; empty if nothing is compared
 * @param arguments JMH's flags
 * @param options the same as JMH reads them
 * @param jar the class path of its forks; null for this JVM's own
 */
public record Side(
    String name, JmhArguments arguments, CommandLineOptions options, @Nullable Path jar) {
  /**
   * What a run without sides measures.
   *
   * @throws UsageException if a parameter's value isn't allowed
   */
  static Side only(JmhArguments given) {
    return of("", given, null);
  }

  /**
   * A side.
   *
   * @throws UsageException if a parameter's value isn't allowed
   */
  static Side of(String name, JmhArguments given, @Nullable Path jar) {
    // JMH first: it refuses what isn't even a parameter.
    given.toOptions();
    JmhArguments arguments = given.withCanonicalParameters();
    return new Side(name, arguments, arguments.toOptions(), jar);
  }

  /** The class path that its forks have instead of this JVM's. */
  public Optional<Path> classPath() {
    return Optional.ofNullable(jar);
  }

  /** Whether another has the same flags but for parameters, and the same class path. */
  boolean isAs(Side other) {
    Set<String> parameters = Set.of("p");
    return arguments.without(parameters).words().equals(other.arguments.without(parameters).words())
        && classPath().equals(other.classPath());
  }

  /** Whether it is one of two. */
  public boolean isCompared() {
    return !name.isEmpty();
  }
}
