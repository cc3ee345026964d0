package io.brokerbench.benchmarks;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Endpoint;
import io.brokerbench.broker.ForkFailure;
import io.brokerbench.broker.spi.Drivers;
import io.brokerbench.scenario.Rehearsal;
import io.brokerbench.scenario.Setting;
import java.lang.reflect.Field;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Param;

/**
 * What a benchmark with its parameters asks of its broker, to be rehearsed before the first fork.
 * It is read from the state that the fork will have, so that what is rehearsed is what is run.
 * Equal for all rows that ask for the same.
 *
 * @param setting the least that makes the same demands
 */
public record TrialRehearsal(Setting setting) {
  /**
   * The rehearsal of a benchmark method; empty if its states are none of the suite's on a broker.
   *
   * @param type the class of the method
   * @param params values of its parameters, as JMH would set them
   */
  public static Optional<TrialRehearsal> of(
      String type, String method, Map<String, String> params) {
    try {
      Optional<Class<?>> state =
          Stream.of(Class.forName(type).getMethods())
              .filter(candidate -> candidate.getName().equals(method))
              .<Class<?>>flatMap(candidate -> Stream.of(candidate.getParameterTypes()))
              .filter(TrialState.class::isAssignableFrom)
              .findFirst();
      return state.isEmpty()
          ? Optional.empty()
          : Optional.of(
              new TrialRehearsal(Rehearsal.essence(settingOf(state.orElseThrow(), params))));
    } catch (ReflectiveOperationException | IllegalArgumentException e) {
      return Optional.empty(); // It is of another jar's, or has parameters that only JMH knows.
    }
  }

  private static Setting settingOf(Class<?> type, Map<String, String> params)
      throws ReflectiveOperationException {
    TrialState<?> state = (TrialState<?>) type.getDeclaredConstructor().newInstance();
    for (Field field : type.getFields()) {
      Param param = field.getAnnotation(Param.class);
      if (param != null) {
        field.set(
            state, value(field.getType(), params.getOrDefault(field.getName(), first(param))));
      }
    }
    return state.setting();
  }

  private static String first(Param param) {
    return param.value()[0];
  }

  @SuppressWarnings({"unchecked", "rawtypes"}) // JMH knows an enum's type no better
  private static Object value(Class<?> type, String text) {
    if (type.isEnum()) {
      return Enum.valueOf((Class<? extends Enum>) type, text);
    }
    if (type == int.class) {
      return Integer.valueOf(text);
    }
    return type == long.class ? Long.valueOf(text) : text;
  }

  /**
   * Performs it, in this JVM; nothing is left of it on the broker if it succeeds.
   *
   * @return the effective configuration that the trial would have
   * @throws BrokerException if the trial could not be made there, and why
   */
  public Map<String, String> perform(Endpoint endpoint) throws InterruptedException {
    try (Broker broker = Drivers.connect(endpoint)) {
      return ForkFailure.inWords(() -> Rehearsal.perform(broker, setting));
    } catch (ForkFailure e) {
      throw new BrokerException(String.valueOf(e.getMessage()));
    }
  }
}
