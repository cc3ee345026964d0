package io.brokerbench.provision.containers;

import com.github.dockerjava.api.command.CreateContainerCmd;
import com.github.dockerjava.api.model.ExposedPort;
import com.github.dockerjava.api.model.HostConfig;
import com.github.dockerjava.api.model.Ports;
import io.brokerbench.broker.Durability;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.provision.ContainerRecipe;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.LauncherId;
import io.brokerbench.provision.LogTail;
import io.brokerbench.provision.ProvisionException;
import io.brokerbench.provision.RunningBroker;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.shaded.org.awaitility.core.ConditionTimeoutException;

/**
 * Starts a broker in a container by its recipe and proves it ready: it has said so, and a client
 * has been there and met this broker and no other.
 */
final class ContainerStartup {
  /** The label that names the run which a container belongs to. */
  static final String RUN_LABEL = "io.brokerbench.run";

  private static final String CRASHED = "Wait strategy failed. Container crashed";
  private static final Duration READY_DEADLINE = Duration.ofSeconds(60);

  private final Host host;
  private final String run;

  ContainerStartup(Host host, String run) {
    this.host = host;
    this.run = run;
  }

  RunningBroker start(ContainerRecipe recipe, String name, Durability durability, Path log) {
    ContainerEngine engine = ContainerEngine.connect(host.variables());
    try {
      ContainerLog output = new ContainerLog(log, recipe.readyText());
      try {
        OwnedContainer owned = OwnedContainer.of(engine, name, host, log);
        try {
          GenericContainer<?> container = container(engine, recipe, name, durability, output);
          container.start();
          Endpoint endpoint = recipe.endpoint(container);
          Drivers.connect(endpoint).close();
          return new ContainerBroker(
              owned, output, endpoint, recipe.version(container), owned.onEnd());
        } catch (Throwable e) {
          owned.close();
          throw e;
        }
      } catch (Throwable e) {
        output.close();
        throw e;
      }
    } catch (IOException | RuntimeException e) {
      throw new ProvisionException(
          recipe.description() + " could not be started: " + reason(e) + ".\n" + LogTail.of(log),
          e);
    }
  }

  private GenericContainer<?> container(
      ContainerEngine engine,
      ContainerRecipe recipe,
      String name,
      Durability durability,
      ContainerLog output) {
    GenericContainer<?> container = recipe.container();
    if (durability == Durability.MEMORY) {
      container.withTmpFs(Map.of(ContainerRecipe.DATA, "rw,mode=1777"));
    }
    return container
        .withLabels(
            Map.of(
                ContainerReaper.LABEL,
                name,
                ContainerReaper.LAUNCHER,
                LauncherId.current().text(),
                RUN_LABEL,
                run))
        .withLogConsumer(output)
        .waitingFor(output.readiness())
        .withStartupTimeout(READY_DEADLINE)
        .withCreateContainerCmdModifier(
            command -> {
              command.withName(name);
              bindTo(engine.bindAddress(container.getHost()), command, recipe.ports());
            });
  }

  private static void bindTo(String address, CreateContainerCmd command, List<Integer> ports) {
    Ports bindings = new Ports();
    for (int port : ports) {
      bindings.bind(ExposedPort.tcp(port), Ports.Binding.bindIp(address));
    }
    HostConfig config = Objects.requireNonNull(command.getHostConfig());
    config.withPortBindings(bindings);
  }

  /** Testcontainers packs what happened into several exceptions; the log says the rest. */
  private static String reason(Throwable failure) {
    Throwable cause = failure;
    while (cause.getCause() != null && !(cause instanceof ProvisionException)) {
      String message = String.valueOf(cause.getMessage());
      if (message.startsWith(CRASHED)) {
        return "it crashed" + message.substring(CRASHED.length());
      }
      cause = cause.getCause();
    }
    // What it waits for by conditions is that ports are mapped: those of the dead aren't.
    return cause instanceof ConditionTimeoutException
        ? ContainerLog.ENDED
        : ContainerEngine.answer(cause);
  }
}
