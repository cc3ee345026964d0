package io.brokerbench.census;

import com.sun.management.GarbageCollectionNotificationInfo;
import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.jspecify.annotations.Nullable;

/** What the garbage collectors report of the heap's use, in bytes, while the log is open. */
final class CollectionLog implements NotificationListener, AutoCloseable {
  /** A stop-the-world collector's words for a full collection, and a concurrent collector's. */
  private static final Set<String> FULL = Set.of("end of major GC", "end of GC cycle");

  /** System.gc() returns when the collection is done; the JVM tells of it a moment later. */
  private static final Duration LONGEST_DELAY = Duration.ofSeconds(2);

  private final Set<String> heapPools =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toSet());

  private long highest;
  private @Nullable Full lastFull;

  private CollectionLog() {}

  static CollectionLog open() {
    CollectionLog log = new CollectionLog();
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter emitter) {
        emitter.addNotificationListener(log, null, null);
      }
    }
    return log;
  }

  @Override
  public void handleNotification(Notification notification, @Nullable Object handback) {
    if (notification.getUserData() instanceof CompositeData data
        && notification
            .getType()
            .equals(GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION)) {
      add(GarbageCollectionNotificationInfo.from(data));
    }
  }

  private synchronized void add(GarbageCollectionNotificationInfo collection) {
    long before = heapUse(collection.getGcInfo().getMemoryUsageBeforeGc());
    long after = heapUse(collection.getGcInfo().getMemoryUsageAfterGc());
    highest = Math.max(highest, Math.max(before, after));
    if (collection.getGcCause().equals("System.gc()") && FULL.contains(collection.getGcAction())) {
      lastFull = new Full(collection.getGcName(), collection.getGcInfo().getId(), after);
    }
  }

  private long heapUse(Map<String, MemoryUsage> pools) {
    return pools.entrySet().stream()
        .filter(pool -> heapPools.contains(pool.getKey()))
        .mapToLong(pool -> pool.getValue().getUsed())
        .sum();
  }

  /**
   * Asks for a full collection and waits until the JVM has told of it. It tells of collections in
   * their order, so all earlier ones are in the log by then.
   *
   * @return what it left in use, or NaN if there was none
   */
  double collectFully() {
    Map<String, Long> before =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .collect(
                Collectors.toMap(
                    GarbageCollectorMXBean::getName, GarbageCollectorMXBean::getCollectionCount));
    System.gc();
    BackoffPoll.real().until(() -> !Double.isNaN(leftByFullSince(before)), LONGEST_DELAY);
    return leftByFullSince(before);
  }

  /** The last full one may be one of before, which was only told of late. */
  private synchronized double leftByFullSince(Map<String, Long> collections) {
    return lastFull != null && lastFull.number > collections.getOrDefault(lastFull.collector, 0L)
        ? lastFull.left
        : Double.NaN;
  }

  /** The most that was in use before or after a collection. */
  synchronized long highest() {
    return highest;
  }

  synchronized void forgetHighest() {
    highest = 0;
  }

  @Override
  public void close() {
    for (GarbageCollectorMXBean collector : ManagementFactory.getGarbageCollectorMXBeans()) {
      if (collector instanceof NotificationEmitter emitter) {
        removeFrom(emitter);
      }
    }
  }

  private void removeFrom(NotificationEmitter emitter) {
    try {
      emitter.removeNotificationListener(this);
    } catch (ListenerNotFoundException e) {
      // Nothing is left to be undone, and a census may not throw.
    }
  }

  /**
   * A full collection that somebody asked for.
   *
   * @param collector who made it
   * @param number its place in that collector's own count
   * @param left bytes in use after it
   */
  private record Full(String collector, long number, long left) {}
}
