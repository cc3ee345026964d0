package io.brokerbench.worker;

/** What kind of thread a worker runs on. None of them keeps the JVM alive. */
public enum WorkerThreads {
  /** A thread of the operating system. */
  PLATFORM(1) {
    @Override
    Thread newThread(String name, Runnable body) {
      Thread thread = new Thread(body, name);
      thread.setDaemon(true);
      return thread;
    }
  },

  /** A virtual thread, carried by the JDK's own pool of platform threads, one a processor. */
  VIRTUAL(21) {
    /** By reflection, since the suite is compiled for JDK 17. */
    @Override
    Thread newThread(String name, Runnable body) {
      if (!isAvailable()) {
        throw new UnsupportedOperationException(
            "Virtual threads need JDK 21 or newer; this is " + Runtime.version().feature() + ".");
      }
      try {
        Class<?> type = Class.forName("java.lang.Thread$Builder");
        Object builder = Thread.class.getMethod("ofVirtual").invoke(null);
        type.getMethod("name", String.class).invoke(builder, name);
        return (Thread) type.getMethod("unstarted", Runnable.class).invoke(builder, body);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("This JDK makes no virtual threads", e);
      }
    }
  };

  private final int firstJdk;

  WorkerThreads(int firstJdk) {
    this.firstJdk = firstJdk;
  }

  /** The feature version of the first JDK that has them. */
  public int firstJdk() {
    return firstJdk;
  }

  /** Whether this JVM has them. */
  public boolean isAvailable() {
    return Runtime.version().feature() >= firstJdk;
  }

  /**
   * A thread that is yet to be started.
   *
   * @throws UnsupportedOperationException if this JVM has no such threads
   */
  abstract Thread newThread(String name, Runnable body);
}
