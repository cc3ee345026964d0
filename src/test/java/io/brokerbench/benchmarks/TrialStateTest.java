package io.brokerbench.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.ForkFailure;
import io.brokerbench.runin.RunIn;
import io.brokerbench.scenario.DeliveryTrial;
import io.brokerbench.scenario.Setting;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TrialStateTest {
  private final List<String> asked = new ArrayList<>();

  @Test
  void aSetUpThatFailsLeavesNoConnection() {
    Refused state = new Refused();
    state.runIn = RunIn.NONE;

    assertThatThrownBy(state::open)
        .isInstanceOf(ForkFailure.class)
        .hasMessageContaining("planted refusal");
    assertThat(asked).containsExactly("close");
  }

  /** A trial that a broker doesn't let open. */
  private final class Refused extends TrialState<DeliveryTrial> {
    @Override
    DeliveryTrial open(Broker connection) {
      throw new BrokerException("planted refusal");
    }

    @Override
    Setting setting() {
      throw new UnsupportedOperationException();
    }

    @Override
    Broker connect() {
      return (Broker)
          Proxy.newProxyInstance(
              Broker.class.getClassLoader(),
              new Class<?>[] {Broker.class},
              (proxy, method, arguments) -> {
                asked.add(method.getName());
                return null;
              });
    }
  }
}
