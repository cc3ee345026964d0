package io.brokerbench.cli;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** What options are for: the headings under which a help lists them, in this order. */
enum HelpSection {
  COMMAND("Options"),
  DESIGN("What is run, how often and in what order"),
  JUDGING("How it is judged"),
  BROKERS("Where brokers come from"),
  LOCAL("Programs, for --brokers local"),
  CONTAINERS("Images, for --brokers containers"),
  EXTERNAL("Servers of your own, for --brokers external"),
  ALWAYS("Every command");

  private final String title;

  HelpSection(String title) {
    this.title = title;
  }

  String title() {
    return title;
  }

  /** What the options of a class are for, which are else a command's own. */
  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.TYPE)
  @interface Of {
    /** Their section. */
    HelpSection value();
  }
}
