package io.brokerbench.benchmarks;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Delivery;
import io.brokerbench.broker.DeliveryHandler;
import io.brokerbench.broker.Subscription;
import io.brokerbench.broker.Topic;
import io.brokerbench.scenario.DeliveryTrial;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.List;
import org.jspecify.annotations.NullUnmarked;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;

/** A trial of closed-loop delivery whose workers are busy with each message. */
@State(Scope.Benchmark)
@NullUnmarked // JMH fills the fields before it calls anything.
public class BusyDeliveryState extends DeliveryState {
  /** For how long a worker is busy with a message. */
  @Param("0")
  public int busyNanos;

  @Override
  DeliveryTrial open(Broker connection) {
    return super.open(busy(connection));
  }

  /** A broker that does what the given one does, but for what becomes of its deliveries. */
  private Broker busy(Broker broker) {
    return (Broker)
        Proxy.newProxyInstance(
            Broker.class.getClassLoader(),
            new Class<?>[] {Broker.class},
            (proxy, method, arguments) ->
                method.getName().equals("subscribe")
                    ? subscribe(broker, arguments)
                    : invoke(method, broker, arguments));
  }

  @SuppressWarnings("unchecked") // as the method is declared
  private Subscription subscribe(Broker broker, Object[] arguments) {
    List<? extends DeliveryHandler> members = (List<? extends DeliveryHandler>) arguments[1];
    return broker.subscribe((List<Topic>) arguments[0], members.stream().map(this::busy).toList());
  }

  private static Object invoke(Method method, Object target, Object[] arguments) throws Throwable {
    try {
      return method.invoke(target, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
  }

  private DeliveryHandler busy(DeliveryHandler handler) {
    return new DeliveryHandler() {
      @Override
      public void deliver(Delivery delivery) {
        handler.deliver(new BusyDelivery(delivery, busyNanos));
      }

      @Override
      public void endOfBatch() {
        handler.endOfBatch();
      }

      @Override
      public void failed(BrokerException failure) {
        handler.failed(failure);
      }
    };
  }

  /** Is handled only after a while, during which its worker does nothing else. */
  private record BusyDelivery(Delivery delivery, int busyNanos) implements Delivery {
    @Override
    public byte[] payload() {
      return delivery.payload();
    }

    @Override
    public void handled() {
      long end = System.nanoTime() + busyNanos;
      while (System.nanoTime() - end < 0) {
        Thread.onSpinWait();
      }
      delivery.handled();
    }
  }
}
