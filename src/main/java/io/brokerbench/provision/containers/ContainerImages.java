package io.brokerbench.provision.containers;

import com.github.dockerjava.api.DockerClient;
import com.github.dockerjava.api.exception.DockerClientException;
import com.github.dockerjava.api.exception.DockerException;
import com.github.dockerjava.api.exception.NotFoundException;
import io.brokerbench.broker.BrokerKind;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.provision.BrokerSpec;
import io.brokerbench.provision.ProvisionException;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.testcontainers.utility.DockerImageName;

/**
 * Which image each server is started from.
 *
 * @param named the images of each kind by the names of the servers; a kind without any has its
 *     default
 */
record ContainerImages(Map<BrokerKind, Map<String, String>> named) {
  private static final Logger LOG = LoggerFactory.getLogger(ContainerImages.class);

  /** Whether a word could be the name of an image. */
  static boolean isName(String word) {
    try {
      DockerImageName.parse(word).assertValid();
      return true;
    } catch (IllegalArgumentException | IndexOutOfBoundsException e) { // the latter of "nats:"
      return false;
    }
  }

  /** The names of the servers of a kind, in the order given. */
  List<String> servers(BrokerKind kind) {
    return List.copyOf(images(kind).keySet());
  }

  /** The image of a server. */
  String of(BrokerSpec spec) {
    return images(spec.kind()).getOrDefault(spec.server(), "");
  }

  private Map<String, String> images(BrokerKind kind) {
    Map<String, String> images = named.getOrDefault(kind, Map.of());
    return !images.isEmpty()
        ? images
        : Drivers.of(kind)
            .containers()
            .map(servers -> Map.of(BrokerSpec.DEFAULT, servers.defaultImage()))
            .orElse(Map.of());
  }

  /**
   * Pulls an image if the engine hasn't got it; blocks for as long as that takes.
   *
   * @throws ProvisionException if it can't be pulled
   */
  static void ensure(String image, DockerClient client) {
    try {
      client.inspectImageCmd(image).exec();
      return;
    } catch (NotFoundException e) {
      LOG.info("Pulling {}", image);
    }
    DockerImageName name = DockerImageName.parse(image);
    try {
      client
          .pullImageCmd(name.getUnversionedPart())
          .withTag(name.getVersionPart())
          .start()
          .awaitCompletion();
    } catch (DockerException | DockerClientException e) {
      throw new ProvisionException(
          "The image "
              + image
              + " is not here, and could not be pulled: "
              + ContainerEngine.answer(e)
              + ". Look whether it is spelled right, and whether Docker reaches the registry;"
              + " docker pull and docker load bring images too. --brokers local needs none.",
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new ProvisionException("Interrupted while pulling " + image, e);
    }
  }
}
