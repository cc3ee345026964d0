package io.brokerbench.broker.nats;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.ReadBack;
import io.brokerbench.broker.RunNames;
import io.brokerbench.broker.Storage;
import io.brokerbench.broker.Topic;
import io.nats.client.JetStreamApiException;
import io.nats.client.JetStreamManagement;
import io.nats.client.api.StreamConfiguration;
import io.nats.client.api.StreamInfo;
import java.io.IOException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The suite's streams on a server, and which of them has which topic as a subject. */
final class NatsStreams {
  private static final int NOT_FOUND = 404;

  private final JetStreamManagement management;
  private final NatsAnswers answers;
  private final RunNames names;

  /** Of each topic. */
  private final Map<String, String> known = new LinkedHashMap<>();

  /**
   * Those that can be seen by a management.
   *
   * @param names which of the suite's streams are this run's
   */
  NatsStreams(JetStreamManagement management, NatsAnswers answers, RunNames names) {
    this.management = management;
    this.answers = answers;
    this.names = names;
  }

  /** The names of all of the suite's streams, of whichever run. */
  List<String> all() {
    return answers.get("list its streams", management::getStreamNames).stream()
        .filter(name -> name.startsWith(Broker.PREFIX))
        .toList();
  }

  /** The names of this run's. */
  List<String> ours() {
    return all().stream().filter(names::owns).toList();
  }

  /**
   * Creates one; returns when all of its replicas are up to date.
   *
   * @throws BrokerException if the server makes another than was asked for
   */
  void create(List<String> subjects, Storage storage, long retainedBytes) {
    String name = subjects.get(0) + "-stream";
    StreamConfiguration asked = NatsSettings.stream(name, subjects, storage, retainedBytes);
    StreamInfo created =
        answers.get("create the stream " + name, () -> management.addStream(asked));
    ReadBack.check(name, NatsSettings.told(asked), NatsSettings.told(created.getConfiguration()));
    NatsReplicas.await(
        answers, name, storage.replicas(), () -> NatsReplicas.of(info(name).getClusterInfo()));
    subjects.forEach(subject -> known.put(subject, name));
  }

  /** Deleting one is done when it returns, and takes its consumers along. */
  void delete(Collection<String> streams) {
    for (String stream : streams) {
      answers.get("delete the stream " + stream, () -> delete(stream));
    }
  }

  /** Deletes this run's, and forgets those that had gone before. */
  void deleteOurs() {
    delete(ours());
    known.clear();
  }

  private boolean delete(String stream) throws IOException, JetStreamApiException {
    try {
      return management.deleteStream(stream);
    } catch (JetStreamApiException e) {
      if (e.getErrorCode() == NOT_FOUND) {
        return false; // Somebody else has just removed it.
      }
      throw e;
    }
  }

  /** The streams of topics, each once. */
  Stream<String> of(List<Topic> topics) {
    return topics.stream().map(this::of).distinct();
  }

  /** The stream that has the topic as a subject; another connection may have made it. */
  String of(Topic topic) {
    return known.computeIfAbsent(
        topic.name(),
        subject ->
            answers.get("name its streams", () -> management.getStreamNames(subject)).stream()
                .filter(name -> name.startsWith(Broker.PREFIX))
                .findFirst()
                .orElseThrow(() -> new BrokerException("NATS has no stream of " + subject + ".")));
  }

  StreamInfo info(String stream) {
    return answers.get("describe the stream " + stream, () -> management.getStreamInfo(stream));
  }

  /** Removes a stream's messages. */
  void purge(String stream) {
    answers.get("purge the stream " + stream, () -> management.purgeStream(stream));
  }

  /** Adds how they are configured, by one of those that are known. */
  void addTo(Map<String, String> config) {
    if (known.isEmpty()) {
      return;
    }
    StreamConfiguration applied = info(known.values().iterator().next()).getConfiguration();
    NatsSettings.told(applied).forEach((key, value) -> config.put("stream." + key, value));
    config.put("stream.duplicate_window", String.valueOf(applied.getDuplicateWindow()));
    config.put("streams", String.valueOf(ours().size()));
  }
}
