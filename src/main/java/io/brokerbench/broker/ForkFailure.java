package io.brokerbench.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;

/**
 * A failure in a fork, in words: the only one that crosses to the launcher. A failure of somebody
 * else's need not be serializable, nor known to the launcher, and JMH then tells no more than that
 * the fork has failed.
 */
public final class ForkFailure extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final int DEEPEST = 20;

  private ForkFailure(String message) {
    super(message);
  }

  /** What a fixture does. */
  @FunctionalInterface
  public interface Action {
    /** Does it. */
    void run() throws Exception;
  }

  /**
   * Does what a fixture does.
   *
   * @throws ForkFailure in place of whatever goes wrong
   * @throws InterruptedException if the thread was interrupted, by which JMH ends what takes long
   */
  public static void inWords(Action action) throws InterruptedException {
    var unused =
        inWords(
            () -> {
              action.run();
              return true;
            });
  }

  /**
   * Does what a benchmark or its fixture does, and gives what that gives.
   *
   * @throws ForkFailure in place of whatever else goes wrong
   * @throws InterruptedException if the thread was interrupted, by which JMH ends what takes long
   */
  public static <T> T inWords(Callable<T> work) throws InterruptedException {
    try {
      return work.call();
    } catch (InterruptedException e) {
      throw e;
    } catch (Throwable e) {
      throw of(e);
    }
  }

  /**
   * The words of a failure and of its causes, where those say more; with its stack, for the log,
   * unless it is the user's to mend. One that is in words already stays as it is.
   */
  public static ForkFailure of(Throwable failure) {
    if (failure instanceof ForkFailure inWords) {
      return inWords;
    }
    List<String> words = new ArrayList<>();
    Throwable next = failure;
    for (int depth = 0; next != null && depth < DEEPEST; depth++) {
      String message = message(next);
      if (message.isEmpty() ? depth == 0 : words.stream().noneMatch(s -> s.contains(message))) {
        words.add(words(next));
      }
      next = next.getCause();
    }
    ForkFailure told = new ForkFailure(String.join(" Because of: ", words));
    told.setStackTrace(
        failure instanceof NoEndpointException
            ? new StackTraceElement[0]
            : failure.getStackTrace());
    return told;
  }

  /** What is meant for the user stands alone; of anything else the type may be all there is. */
  private static String words(Throwable failure) {
    String message = message(failure);
    String type = failure.getClass().getSimpleName();
    return failure instanceof BrokerException && !message.isEmpty()
        ? message
        : type + (message.isEmpty() ? "" : ": " + message);
  }

  /** In one line. */
  private static String message(Throwable failure) {
    return Objects.requireNonNullElse(failure.getMessage(), "")
        .strip()
        .replaceAll("\\s*\\R\\s*", " ");
  }
}
