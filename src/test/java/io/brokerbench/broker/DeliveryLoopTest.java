package io.brokerbench.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class DeliveryLoopTest {
  private final WaitingSource source = new WaitingSource();
  private final DeliveryLoop<String> loop = new DeliveryLoop<>("loop", source, new NoDeliveries());

  @Test
  void closingWakesAFetchUpThatWaits() throws Exception {
    loop.start();
    source.waiting.await();
    loop.close();
    assertThat(source.closed).isTrue();
  }

  @Test
  void aSourceIsWokenUpOnce() throws Exception {
    loop.start();
    source.waiting.await();
    loop.close();
    loop.close();
    assertThat(source.wakeUps).isEqualTo(1);
  }

  /** Waits until it is woken up, however long it may. */
  private static final class WaitingSource implements DeliveryLoop.Source<String> {
    private final CountDownLatch waiting = new CountDownLatch(1);
    private final CountDownLatch wokenUp = new CountDownLatch(1);
    private volatile boolean closed;
    private int wakeUps;

    @Override
    public boolean fetch(Duration atMost, DeliveryLoop.Sink<String> sink)
        throws InterruptedException {
      waiting.countDown();
      wokenUp.await();
      return false;
    }

    @Override
    public void wakeUp() {
      wakeUps++;
      wokenUp.countDown();
    }

    @Override
    public void handled(String message) {}

    @Override
    public void acknowledge() {}

    @Override
    public void close() {
      closed = true;
    }
  }

  private static final class NoDeliveries implements DeliveryHandler {
    @Override
    public void deliver(Delivery delivery) {
      throw new AssertionError("nothing was fetched");
    }

    @Override
    public void endOfBatch() {}

    @Override
    public void failed(BrokerException failure) {
      throw failure;
    }
  }
}
