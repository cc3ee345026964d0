package io.brokerbench.launch;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import org.openjdk.jmh.infra.BenchmarkParams;
import org.openjdk.jmh.infra.IterationParams;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.runner.format.OutputFormat;

/**
 * Hears of a fork's iterations as they come. JMH tells nobody but its log, by a thread of its own,
 * which waits until a listener returns.
 */
interface IterationListener {
  /**
   * An iteration begins.
   *
   * @param fork what is measured in the fork
   * @param iterations how many of this kind there are
   * @param number which of them it is, from 1
   */
  default void begins(BenchmarkParams fork, IterationParams iterations, int number) {}

  /** An iteration has ended with these results. */
  void ended(IterationResult iteration);

  /** A log that tells listeners of what is put into it. */
  static OutputFormat told(OutputFormat log, List<IterationListener> listeners) {
    return (OutputFormat)
        Proxy.newProxyInstance(
            OutputFormat.class.getClassLoader(),
            new Class<?>[] {OutputFormat.class},
            (proxy, method, arguments) -> {
              switch (method.getName()) {
                case "iteration" ->
                    listeners.forEach(
                        listener ->
                            listener.begins(
                                (BenchmarkParams) arguments[0],
                                (IterationParams) arguments[1],
                                (int) arguments[2]));
                case "iterationResult" ->
                    listeners.forEach(listener -> listener.ended((IterationResult) arguments[3]));
                default -> {} // of the fork as a whole, or a line
              }
              try {
                return method.invoke(log, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            });
  }
}
