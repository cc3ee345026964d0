package io.brokerbench.cli;

import java.lang.reflect.Member;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.OptionSpec;

/** The options of a help by what they are for. */
final class OptionSections implements IHelpSectionRenderer {
  @Override
  public String render(Help help) {
    Map<HelpSection, List<OptionSpec>> sections = new EnumMap<>(HelpSection.class);
    help.commandSpec().options().stream()
        .filter(option -> !option.hidden())
        .forEach(
            option ->
                sections.computeIfAbsent(section(option), s -> new ArrayList<>()).add(option));
    return sections.entrySet().stream()
        .map(
            section ->
                "\n"
                    + section.getKey().title()
                    + ":\n"
                    + help.optionListExcludingGroups(section.getValue()))
        .collect(Collectors.joining());
  }

  /** Options of annotated classes know their field, those of brokers what made them. */
  private static HelpSection section(OptionSpec option) {
    if (option.inherited()) {
      return HelpSection.ALWAYS;
    }
    if (option.userObject() instanceof DriverOption ofBroker) {
      return ofBroker.section();
    }
    return option.userObject() instanceof Member member
        ? Optional.ofNullable(member.getDeclaringClass().getAnnotation(HelpSection.Of.class))
            .map(HelpSection.Of::value)
            .orElse(HelpSection.COMMAND)
        : HelpSection.COMMAND;
  }
}
