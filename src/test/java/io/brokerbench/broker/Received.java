package io.brokerbench.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicReference;

/** Notes and handles the {@link NumberedMessage}s that it gets; one of them it may keep. */
final class Received implements DeliveryHandler {
  final List<Integer> numbers = Collections.synchronizedList(new ArrayList<>());
  final BlockingQueue<Delivery> kept = new LinkedBlockingQueue<>();
  volatile boolean batchIsOpen;
  private final int notHandled;
  final AtomicReference<BrokerException> failure = new AtomicReference<>();
  private final CountDownLatch open;

  Received(int expected) {
    this(expected, -1);
  }

  Received(int expected, int notHandled) {
    this.notHandled = notHandled;
    open = new CountDownLatch(expected);
  }

  @Override
  public void deliver(Delivery delivery) {
    int number = NumberedMessage.number(delivery.payload());
    numbers.add(number);
    batchIsOpen = true;
    if (number == notHandled) {
      kept.add(delivery);
    } else {
      delivery.handled();
    }
    open.countDown();
  }

  @Override
  public void endOfBatch() {
    batchIsOpen = false;
  }

  @Override
  public void failed(BrokerException cause) {
    failure.set(cause);
  }

  /** What it has got so far. */
  List<Integer> copy() {
    synchronized (numbers) {
      return List.copyOf(numbers);
    }
  }

  void await() throws InterruptedException {
    open.await();
    assertThat(failure.get()).isNull();
  }

  /** Of topics that were published to one after the other, so many messages each. */
  void assertEachKeyInOrder(int topics, int messagesEach) {
    for (int key = 0; key < NumberedMessage.KEYS; key++) {
      int mine = key;
      List<Integer> ofKey = numbers.stream().filter(n -> NumberedMessage.key(n) == mine).toList();
      for (int topic = 0; topic < topics; topic++) {
        int first = topic * messagesEach;
        assertThat(ofKey.stream().filter(n -> n >= first && n < first + messagesEach)).isSorted();
      }
    }
  }
}
