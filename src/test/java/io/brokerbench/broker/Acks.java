package io.brokerbench.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;

/** Counts the acknowledgements of {@link NumberedMessage}s. */
final class Acks implements AckListener {
  final Map<Integer, AtomicInteger> counts = new ConcurrentHashMap<>();
  private final AtomicReference<Throwable> failure = new AtomicReference<>();
  private final CountDownLatch open;

  Acks(int expected) {
    open = new CountDownLatch(expected);
  }

  @Override
  public void acknowledged(Message message) {
    counts
        .computeIfAbsent(NumberedMessage.number(message.payload()), number -> new AtomicInteger())
        .incrementAndGet();
    open.countDown();
  }

  @Override
  public void failed(Message message, Throwable cause) {
    failure.set(cause);
    open.countDown();
  }

  void await() throws InterruptedException {
    open.await();
    assertThat(failure.get()).isNull();
  }
}
