package io.brokerbench.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.NotSerializableException;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

class ForkFailureTest {
  /** As jnats' JetStreamApiException is. */
  private static final class Foreign extends Exception {
    private static final long serialVersionUID = 1L;

    @SuppressWarnings({"serial", "unused"}) // it is there to be no good
    private final Object part = new Object();

    Foreign(String message) {
      super(message);
    }
  }

  private static Object crossed(Throwable failure) throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(failure);
    }
    try (ObjectInputStream in =
        new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
      return in.readObject();
    }
  }

  @Test
  void whatCannotBeSerializedCrossesInWords() throws Exception {
    BrokerException refused =
        new BrokerException("NATS did not do it: limit of 1000", new Foreign("limit of 1000"));
    assertThatThrownBy(() -> crossed(refused)).isInstanceOf(NotSerializableException.class);

    assertThat((Throwable) crossed(ForkFailure.of(refused)))
        .isInstanceOf(ForkFailure.class)
        .hasMessage("NATS did not do it: limit of 1000")
        .hasNoCause();
  }

  @Test
  void causesThatSayMoreAreTold() {
    assertThat(ForkFailure.of(new BrokerException("Not ready.", new IOException("no route"))))
        .hasMessage("Not ready. Because of: IOException: no route");
    assertThat(ForkFailure.of(new IllegalStateException(new IOException("no route"))))
        .hasMessageContaining("IOException: no route");
  }

  @Test
  void severalLinesBecomeOne() {
    assertThat(ForkFailure.of(new BrokerException("It did not:\n  this\n  and that.")))
        .hasMessage("It did not: this and that.");
  }

  @Test
  void anErrorIsToldAsWell() {
    assertThatThrownBy(
            () ->
                ForkFailure.inWords(
                    () -> {
                      throw new StackOverflowError();
                    }))
        .isInstanceOf(ForkFailure.class)
        .hasMessage("StackOverflowError");
  }

  @Test
  void anInterruptStaysOne() {
    assertThatThrownBy(
            () ->
                ForkFailure.inWords(
                    () -> {
                      throw new InterruptedException();
                    }))
        .isInstanceOf(InterruptedException.class);
  }

  @Test
  void whatGoesWellIsGiven() throws Exception {
    assertThat(ForkFailure.inWords(() -> "a result")).isEqualTo("a result");
  }
}
