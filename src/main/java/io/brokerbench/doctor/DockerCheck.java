package io.brokerbench.doctor;

import io.brokerbench.doctor.Programs.Output;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Whether there is a Docker for brokers in containers, and what a crashed run left there. */
record DockerCheck(Programs programs) implements Check {
  private static final String NAME = "docker";
  private static final String NEEDED_BY = "--brokers containers needs it";

  @Override
  public List<Finding> examine() {
    List<Finding> findings = new ArrayList<>();
    Finding server = server();
    findings.add(server);
    if (server.mark() == Finding.Mark.OK) {
      containers().ifPresent(findings::add);
    }
    return findings;
  }

  private Finding server() {
    Optional<Output> version =
        programs.run(List.of("docker", "version", "--format", "{{.Server.Version}}"));
    if (version.isEmpty()) {
      return Finding.no(NAME, "no program docker; " + NEEDED_BY, "apt-get install docker.io");
    }
    Output output = version.get();
    if (output.status() == 0) {
      return Finding.ok(NAME, output.text());
    }
    String reason = output.text().lines().reduce("", (before, line) -> line).split("\\. ", 2)[0];
    return Finding.no(
        NAME,
        reason + "; " + NEEDED_BY,
        reason.contains("permission denied")
            ? "sudo usermod -aG docker \"$(id -un)\""
            : "systemctl start docker");
  }

  private Optional<Finding> containers() {
    return programs
        .run(
            List.of(
                "docker",
                "ps",
                "--all",
                "--filter",
                "label=io.brokerbench",
                "--format",
                "{{.Names}}"))
        .filter(output -> output.status() == 0 && !output.text().isEmpty())
        .map(output -> output.text().lines().toList())
        .map(
            names ->
                Leftover.of(
                    "containers",
                    "containers of ours, unless a run is going on",
                    "docker rm -f",
                    names));
  }
}
