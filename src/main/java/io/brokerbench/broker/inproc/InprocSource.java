package io.brokerbench.broker.inproc;

import io.brokerbench.broker.DeliveryLoop;
import io.brokerbench.broker.Message;
import io.brokerbench.broker.Subscription;
import io.brokerbench.broker.inproc.InprocServer.Log;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Reads topics in turn. */
final class InprocSource implements DeliveryLoop.Source<Log> {
  private final List<Log> logs;
  private volatile boolean wokenUp;

  InprocSource(List<Log> logs) {
    this.logs = logs;
  }

  @Override
  public boolean fetch(Duration atMost, DeliveryLoop.Sink<Log> sink) throws InterruptedException {
    boolean fetched = fetchNow(sink);
    if (!fetched) {
      awaitMessages(atMost);
      fetched = fetchNow(sink);
    }
    return fetched;
  }

  private boolean fetchNow(DeliveryLoop.Sink<Log> sink) throws InterruptedException {
    boolean fetched = false;
    for (Log log : logs) {
      Message message = log.poll();
      for (int i = 1; message != null; i++) {
        sink.accept(log, message.payload());
        fetched = true;
        message = i < Subscription.BATCH ? log.poll() : null;
      }
    }
    return fetched;
  }

  private void awaitMessages(Duration atMost) {
    idle(Thread.currentThread());
    if (!wokenUp && logs.stream().allMatch(Log::isEmpty)) {
      LockSupport.parkNanos(this, atMost.toNanos());
    }
    idle(null);
  }

  private void idle(@Nullable Thread reader) {
    logs.forEach(log -> log.idle(reader));
  }

  @Override
  public void wakeUp() {
    wokenUp = true;
    logs.forEach(Log::wakeReader);
  }

  @Override
  public void handled(Log log) {
    log.acknowledge();
  }

  @Override
  public void acknowledge() {}

  @Override
  public void close() {}
}
