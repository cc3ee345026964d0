package io.brokerbench.broker.nats;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.nats.client.api.StreamInfo;
import io.nats.client.support.JsonParser;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Answers of a cluster after a fault, as they were seen, and what is made of them. */
class SettledStreamTest {
  private final Deque<StreamInfo> answers = new ArrayDeque<>();
  private int pauses;

  private static StreamInfo answer(int replicas, String cluster, long last) throws IOException {
    return new StreamInfo(
        JsonParser.parse(
            "{\"config\": {\"name\": \"s\", \"num_replicas\": "
                + replicas
                + "}, \"cluster\": {"
                + cluster
                + "}, \"state\": {\"messages\": "
                + last
                + ", \"first_seq\": 1, \"last_seq\": "
                + last
                + "}}"));
  }

  private static StreamInfo led(String leader, long last) throws IOException {
    return answer(3, "\"leader\": \"" + leader + "\"", last);
  }

  private long lastSequence(StreamInfo... given) throws Exception {
    answers.addAll(List.of(given));
    return SettledStream.state(answers::remove, () -> pauses++).getLastSequence();
  }

  @Test
  void whatOneServerSaysIsBelievedAtOnce() throws Exception {
    assertThat(lastSequence(answer(1, "", 5))).isEqualTo(5);
    assertThat(pauses).isZero();
  }

  @Test
  void aClusterThatStandsStillIsAskedTwice() throws Exception {
    assertThat(lastSequence(led("a", 5), led("a", 5))).isEqualTo(5);
    assertThat(pauses).isEqualTo(1);
  }

  @Test
  void aLeaderThatStillCountsIsWaitedFor() throws Exception {
    assertThat(lastSequence(led("a", 5), led("a", 9), led("a", 10), led("a", 10))).isEqualTo(10);
  }

  @Test
  void aLeaderThatLeadsNoMoreIsNotBelieved() throws Exception {
    assertThat(lastSequence(led("old", 5), led("new", 5), led("new", 10), led("new", 10)))
        .isEqualTo(10);
  }

  @Test
  void nobodysWordIsNotBelieved() throws Exception {
    assertThat(lastSequence(answer(3, "", 5), answer(3, "", 5), led("a", 10), led("a", 10)))
        .isEqualTo(10);
  }

  @Test
  void theWaitingEndsWithItsPatience() {
    assertThatThrownBy(
            () ->
                SettledStream.state(
                    () -> led("a", pauses++),
                    () -> {
                      if (pauses > 3) {
                        throw new IllegalStateException("it took too long");
                      }
                    }))
        .hasMessage("it took too long");
  }
}
