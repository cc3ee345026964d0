package io.brokerbench.census;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A thread and where it was, seen in one moment.
 *
 * @param thread the thread; whoever keeps this record keeps the thread from being collected
 * @param stack its stack, the innermost frame first; empty if it runs no Java code
 */
record LiveThread(Thread thread, List<StackTraceElement> stack) {
  static Stream<LiveThread> all() {
    return Thread.getAllStackTraces().entrySet().stream()
        .map(entry -> new LiveThread(entry.getKey(), List.of(entry.getValue())));
  }

  String name() {
    return thread.getName();
  }

  /** The first frame from the outside which isn't the JDK's: the code that the thread is for. */
  Optional<StackTraceElement> body() {
    return stack.stream().filter(frame -> !isJdk(frame)).reduce((inner, outer) -> outer);
  }

  /** Whether some frame is in a class whose name begins like this. */
  boolean isIn(String classPrefix) {
    return stack.stream().anyMatch(frame -> frame.getClassName().startsWith(classPrefix));
  }

  /** A worker of a thread pool which at this moment runs nobody's code but the JDK's. */
  boolean isIdlePoolWorker() {
    return isIn("java.util.concurrent.ThreadPoolExecutor$Worker") && body().isEmpty();
  }

  /** Only the JVM can make such a thread, whatever its name. */
  boolean isOfJdkClass(String className) {
    Class<?> type = thread.getClass();
    return type.getName().equals(className) && type.getClassLoader() == null;
  }

  /** In the group that has no parent; {@code "system"} is a name that anybody's group may have. */
  boolean isInRootGroup() {
    ThreadGroup group = thread.getThreadGroup();
    return group != null && group.getParent() == null;
  }

  /** Started by the JVM from outside Java: what Java starts is entered through its {@code run}. */
  boolean isNative() {
    return isOfJdkClass("java.lang.Thread")
        && isInRootGroup()
        && thread.isDaemon()
        && (stack.isEmpty() || !outermost().getClassName().equals("java.lang.Thread"));
  }

  private StackTraceElement outermost() {
    return stack.get(stack.size() - 1);
  }

  private static boolean isJdk(StackTraceElement frame) {
    String module = frame.getModuleName();
    return module != null && (module.startsWith("java.") || module.startsWith("jdk."));
  }
}
