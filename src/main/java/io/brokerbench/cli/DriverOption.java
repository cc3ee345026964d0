package io.brokerbench.cli;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.IGetter;
import picocli.CommandLine.Model.ISetter;
import picocli.CommandLine.Model.OptionSpec;

/** An option that a broker brings along, and what was given for it. */
final class DriverOption implements IGetter, ISetter {
  private final HelpSection section;
  private final String name;
  private final OptionSpec spec;
  private @Nullable Object value;

  private DriverOption(
      HelpSection section, String name, String label, String description, OptionSpec.Builder type) {
    this.section = section;
    this.name = name;
    this.spec =
        type.paramLabel(label)
            .description(description)
            .getter(this)
            .setter(this)
            .userObject(this)
            .build();
  }

  /** One that may be given once. */
  static DriverOption single(HelpSection section, String name, String label, String description) {
    return new DriverOption(
        section, name, label, description, OptionSpec.builder(name).type(String.class));
  }

  /** One that may be given several times, with names for what it names. */
  static DriverOption named(HelpSection section, String name, String label, String description) {
    return new DriverOption(
        section,
        name,
        "[NAME=]" + label,
        description,
        OptionSpec.builder(name).type(List.class).auxiliaryTypes(String.class));
  }

  /** What it is for. */
  HelpSection section() {
    return section;
  }

  /** As picocli knows it. */
  OptionSpec spec() {
    return spec;
  }

  /** As in "--nats". */
  String name() {
    return name;
  }

  /** What was given, in order. */
  List<String> values() {
    return value instanceof List<?> several
        ? several.stream().map(String::valueOf).toList()
        : Optional.ofNullable(value).map(String::valueOf).stream().toList();
  }

  /** What was given; empty if nothing was. */
  Optional<String> first() {
    return values().stream().findFirst();
  }

  /** What was given, as on the command line. */
  Stream<String> words() {
    return values().stream().flatMap(word -> Stream.of(name, word));
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // picocli's
  public <T> @Nullable T get() {
    return (T) value;
  }

  @Override
  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"}) // picocli's
  public <T> @Nullable T set(T given) {
    Object before = value;
    value = given;
    return (T) before;
  }
}
