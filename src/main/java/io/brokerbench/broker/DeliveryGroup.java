package io.brokerbench.broker;

import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/** A consumer group as a subscription: a {@link DeliveryLoop} for each member. */
public final class DeliveryGroup implements Subscription {
  private final List<DeliveryLoop<?>> members = new ArrayList<>();
  private final LongSupplier backlog;

  /**
   * A group that is yet to be started.
   *
   * @param name what the members' threads are called, before a number
   * @param sources of each member; all have joined
   * @param handlers of each member
   * @param backlog asks the broker for the whole group's backlog
   */
  public <T> DeliveryGroup(
      String name,
      List<? extends DeliveryLoop.Source<T>> sources,
      List<? extends DeliveryHandler> handlers,
      LongSupplier backlog) {
    this.backlog = backlog;
    for (int i = 0; i < sources.size(); i++) {
      members.add(new DeliveryLoop<T>(name + "-" + i, sources.get(i), handlers.get(i)));
    }
  }

  @Override
  public void start() {
    members.forEach(DeliveryLoop::start);
  }

  @Override
  public long backlog() {
    return backlog.getAsLong();
  }

  /** Whether a member is still there. */
  public boolean isLive() {
    return members.stream().anyMatch(DeliveryLoop::isLive);
  }

  /** Stops all before it waits for any, so that nobody takes over what another was reading. */
  @Override
  public void close() {
    members.forEach(DeliveryLoop::stop);
    members.forEach(DeliveryLoop::close);
  }
}
