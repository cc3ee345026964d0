package io.brokerbench.provision.containers;

import com.github.dockerjava.api.async.ResultCallback;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import com.github.dockerjava.api.model.WaitResponse;
import io.brokerbench.provision.Host;
import io.brokerbench.provision.ProvisionException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/**
 * A container and what belongs to it, from before it is there until after it has gone.
 *
 * @param name the container's name, which its label says too
 */
record OwnedContainer(ContainerEngine engine, String name, ContainerReaper reaper)
    implements AutoCloseable {
  private static final Duration REMOVAL_DEADLINE = Duration.ofSeconds(20);

  /** Makes sure that a container which is to be started will go, before it comes. */
  static OwnedContainer of(ContainerEngine engine, String name, Host host, Path log)
      throws IOException {
    return new OwnedContainer(engine, name, ContainerReaper.of(host, name, log));
  }

  boolean isAlive() {
    try {
      return Boolean.TRUE.equals(
          engine.client().inspectContainerCmd(name).exec().getState().getRunning());
    } catch (NotFoundException e) {
      return false;
    }
  }

  /** Asks the engine to tell when the container stops, or is gone; asked once a container. */
  CompletableFuture<?> onEnd() {
    CompletableFuture<WaitResponse> ended = new CompletableFuture<>();
    engine
        .client()
        .waitContainerCmd(name)
        .exec(
            new ResultCallback.Adapter<WaitResponse>() {
              @Override
              public void onNext(WaitResponse response) {
                ended.complete(response);
              }
            });
    return ended;
  }

  /**
   * Removes the container; when this returns, it and its data are gone.
   *
   * @throws ProvisionException if it can't be removed
   */
  @Override
  public void close() {
    boolean interrupted = Thread.interrupted(); // closing is bounded, and must not be cut short
    try {
      remove();
      reaper.release();
    } catch (DockerException | InterruptedException e) {
      throw new ProvisionException(
          "The container %s could not be removed (%s); remove it by hand: docker rm -fv %s"
              .formatted(name, ContainerEngine.answer(e), name),
          e);
    } finally {
      reaper.close();
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private void remove() throws InterruptedException {
    long deadline = System.nanoTime() + REMOVAL_DEADLINE.toNanos();
    for (var left = engine.labelled(ContainerReaper.LABEL, name);
        !left.isEmpty();
        left = engine.labelled(ContainerReaper.LABEL, name)) {
      if (System.nanoTime() > deadline) {
        throw new DockerException("it is still there", 0);
      }
      left.forEach(container -> engine.remove(container.getId()));
      TimeUnit.MILLISECONDS.sleep(10);
    }
  }
}
