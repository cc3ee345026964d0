package io.brokerbench.scenario;

import io.brokerbench.broker.AckListener;
import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.Delivery;
import io.brokerbench.broker.DeliveryHandler;
import io.brokerbench.broker.Footprint;
import io.brokerbench.broker.Message;
import io.brokerbench.broker.Publisher;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.Subscription;
import io.brokerbench.broker.Topic;
import io.brokerbench.broker.TopicSpec;
import io.brokerbench.workload.MessageFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A broker that does one thing wrong, once, at a delivery or publication of a chosen number. */
final class FaultyBroker implements Broker {
  /** What it does wrong. */
  enum Fault {
    NONE,
    LOSE,
    /** What it loses, it holds all the same. */
    DROP,
    /** And doesn't let anybody look for it. */
    LOSE_AND_REFUSE_BROWSING,
    /** And has removed it from what it holds, as retention does. */
    LOSE_AND_REMOVE,
    REFUSE_TO_JOIN,
    /** Nothing itself, but something happens to it. */
    HAPPENING,
    /** Nothing, until the trial is over: then every question fails. */
    DIE,
    DUPLICATE,
    SWAP_WITH_NEXT_OF_KEY,
    CORRUPT,
    REFUSE,
    REFUSE_ALL,
    SWALLOW_ALL,
    NEVER_ACKNOWLEDGE,
    ACKNOWLEDGE_LATER,
    STALL_PUBLISHER,
    END_SUBSCRIPTION,
    NEVER_HANDLED,
    FORGET_STORED,
    NEVER_EMPTY
  }

  static final Duration STALL = Duration.ofMillis(200);

  private final Broker broker;
  private final Fault fault;
  private final int at;
  private final Event event;
  private final AtomicInteger acknowledged = new AtomicInteger();
  private boolean dead;
  private final Queue<byte[]> dropped = new ConcurrentLinkedQueue<>();

  FaultyBroker(Broker broker, Fault fault, int at) {
    this(broker, fault, at, () -> {});
  }

  /** With something that happens before a delivery of {@link Fault#HAPPENING} is passed on. */
  FaultyBroker(Broker broker, Fault fault, int at, Event event) {
    this.broker = broker;
    this.fault = fault;
    this.at = at;
    this.event = event;
  }

  /** What is done to a broker. */
  interface Event {
    void happen() throws Exception;
  }

  /** How many acknowledgements have been passed on. */
  int acknowledged() {
    return acknowledged.get();
  }

  private static void stall() {
    long end = System.nanoTime() + STALL.toNanos();
    while (System.nanoTime() < end) {
      LockSupport.parkNanos(end - System.nanoTime());
    }
  }

  @Override
  public Publisher publisher(Topic topic, AckListener listener) {
    AtomicInteger count = new AtomicInteger();
    Publisher publisher =
        broker.publisher(
            topic,
            new AckListener() {
              @Override
              public void acknowledged(Message message) {
                if (fault == Fault.ACKNOWLEDGE_LATER) {
                  new Thread(() -> acknowledge(message)).start();
                } else if (fault != Fault.NEVER_ACKNOWLEDGE || count.get() != at) {
                  acknowledge(message);
                }
              }

              private void acknowledge(Message message) {
                acknowledged.incrementAndGet();
                listener.acknowledged(message);
              }

              @Override
              public void failed(Message message, Throwable cause) {
                listener.failed(message, cause);
              }
            });
    return new Publisher() {
      @Override
      public void publish(Message message) {
        boolean now = count.incrementAndGet() == at;
        if ((now && fault == Fault.REFUSE) || fault == Fault.REFUSE_ALL) {
          listener.failed(message, new BrokerException("planted refusal"));
          return;
        }
        if (fault == Fault.SWALLOW_ALL) {
          return;
        }
        if (now && fault == Fault.STALL_PUBLISHER) {
          stall();
        }
        publisher.publish(message);
      }

      @Override
      public void close() {
        publisher.close();
      }
    };
  }

  @Override
  public Subscription subscribe(List<Topic> topics, List<? extends DeliveryHandler> members) {
    if (fault == Fault.REFUSE_TO_JOIN) {
      throw new BrokerException("planted refusal to join");
    }
    return broker.subscribe(topics, members.stream().map(FaultyHandler::new).toList());
  }

  private final class FaultyHandler implements DeliveryHandler {
    private final DeliveryHandler handler;
    private int count;
    private @Nullable Delivery held;

    FaultyHandler(DeliveryHandler handler) {
      this.handler = handler;
    }

    @Override
    public void deliver(Delivery delivery) {
      count++;
      if (held != null && sameKey(held, delivery)) {
        handler.deliver(delivery);
        handler.deliver(held);
        held = null;
      } else if (count == at) {
        deliverWrongly(delivery);
      } else {
        handler.deliver(delivery);
      }
    }

    private void deliverWrongly(Delivery delivery) {
      switch (fault) {
        case LOSE, LOSE_AND_REFUSE_BROWSING, LOSE_AND_REMOVE -> delivery.handled();
        case HAPPENING -> {
          try {
            event.happen();
          } catch (Exception e) {
            throw new IllegalStateException(e);
          }
          handler.deliver(delivery);
        }
        case DROP -> {
          dropped.add(delivery.payload().clone());
          delivery.handled();
        }
        case DUPLICATE -> {
          handler.deliver(new Copy(delivery.payload().clone()));
          handler.deliver(delivery);
        }
        case SWAP_WITH_NEXT_OF_KEY -> held = delivery;
        case CORRUPT -> {
          byte[] bytes = delivery.payload().clone();
          bytes[bytes.length - 1] ^= 1;
          handler.deliver(new Copy(bytes));
          delivery.handled();
        }
        case NEVER_HANDLED -> handler.deliver(new Copy(delivery.payload().clone()));
        case END_SUBSCRIPTION -> {
          delivery.handled();
          handler.failed(new BrokerException("planted end of the subscription"));
        }
        default -> handler.deliver(delivery);
      }
    }

    private static boolean sameKey(Delivery one, Delivery other) {
      return MessageFormat.key(one.payload()) == MessageFormat.key(other.payload());
    }

    @Override
    public void endOfBatch() {
      handler.endOfBatch();
    }

    @Override
    public void failed(BrokerException failure) {
      handler.failed(failure);
    }
  }

  @SuppressWarnings("ArrayRecordComponent") // compared by nobody
  private record Copy(byte[] payload) implements Delivery {
    @Override
    public void handled() {}
  }

  @Override
  public void purge() {
    failIfDead(0);
    broker.purge();
  }

  @Override
  public List<Topic> createTopics(List<TopicSpec> specs, Storage storage) {
    return broker.createTopics(specs, storage);
  }

  @Override
  public long appended(List<Topic> topics) {
    long appended = broker.appended(topics);
    failIfDead(appended);
    return switch (fault) {
      case FORGET_STORED -> Math.max(0, appended - 1);
      case NEVER_EMPTY -> appended + 1;
      default -> appended;
    };
  }

  @Override
  public long browse(List<Topic> topics, Duration atMost, Consumer<byte[]> payloads) {
    if (fault == Fault.LOSE_AND_REFUSE_BROWSING) {
      throw new BrokerException("planted silence");
    }
    dropped.forEach(payloads);
    return broker.browse(topics, atMost, payloads) + (fault == Fault.LOSE_AND_REMOVE ? at : 0);
  }

  @Override
  public void trim(List<Topic> topics) {
    broker.trim(topics);
  }

  /** It dies when something was stored. */
  private void failIfDead(long appended) {
    dead |= fault == Fault.DIE && appended > 0;
    if (dead) {
      throw new BrokerException("planted death");
    }
  }

  @Override
  public Footprint footprint() {
    failIfDead(0);
    return broker.footprint();
  }

  @Override
  public Map<String, String> effectiveConfig() {
    failIfDead(0);
    return broker.effectiveConfig();
  }

  @Override
  public void close() {
    broker.close();
  }
}
