package io.brokerbench.provision;

import io.brokerbench.broker.BrokerKind;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A real recipe, of which a test alters something. */
public class AlteredRecipe implements BrokerRecipe {
  private final BrokerRecipe real;

  /** As yet, nothing is altered. */
  protected AlteredRecipe(BrokerRecipe real) {
    this.real = real;
  }

  @Override
  public BrokerKind kind() {
    return real.kind();
  }

  @Override
  public String description() {
    return real.description();
  }

  @Override
  public String configuration(Cluster cluster, Node node) {
    return real.configuration(cluster, node);
  }

  @Override
  public List<String> command(Cluster cluster, Node node) {
    return real.command(cluster, node);
  }

  @Override
  public @Nullable Ready ready(Cluster cluster, Node node) throws IOException {
    return real.ready(cluster, node);
  }
}
