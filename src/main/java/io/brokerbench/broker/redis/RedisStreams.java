package io.brokerbench.broker.redis;

import static io.brokerbench.broker.redis.RedisSettings.topic;

import io.brokerbench.broker.Broker;
import io.brokerbench.broker.BrokerException;
import io.brokerbench.broker.RunNames;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.StreamEntryID;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.ScanParams;
import redis.clients.jedis.resps.ScanResult;
import redis.clients.jedis.resps.StreamGroupInfo;
import redis.clients.jedis.resps.StreamInfo;

/** The suite's streams on a server, and their consumer groups. */
final class RedisStreams {
  private static final StreamEntryID BEGINNING = new StreamEntryID(0, 0);

  private final RedisAdmin admin;
  private final String group;

  RedisStreams(RedisAdmin admin) {
    this.admin = admin;
    this.group = RedisSettings.group(admin.endpoint());
  }

  /** All of the suite's, of whichever run: looked for step by step, which holds nobody up. */
  Set<String> all() {
    return admin.get("list its streams", RedisStreams::scan);
  }

  private static Set<String> scan(Jedis jedis) {
    ScanParams ours = new ScanParams().match(Broker.PREFIX + "*").count(1_000);
    Set<String> streams = new TreeSet<>();
    String cursor = ScanParams.SCAN_POINTER_START;
    do {
      ScanResult<String> found = jedis.scan(cursor, ours, "stream");
      streams.addAll(found.getResult());
      cursor = found.getCursor();
    } while (!cursor.equals(ScanParams.SCAN_POINTER_START));
    return streams;
  }

  /** This run's. */
  Set<String> ours() {
    RunNames names = admin.endpoint().names();
    return all().stream()
        .filter(stream -> names.owns(topic(stream)))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * Creates some, empty and without a group.
   *
   * @throws BrokerException if one is there already
   */
  void create(List<String> streams) {
    for (String stream : streams) {
      admin.get("create the stream " + stream, jedis -> create(jedis, stream));
    }
  }

  /** Only a group can make a stream that has no entry yet. */
  private long create(Jedis jedis, String stream) {
    if (jedis.exists(stream)) {
      throw new BrokerException("The stream " + stream + " exists already.");
    }
    jedis.xgroupCreate(stream, group, BEGINNING, true);
    return jedis.xgroupDestroy(stream, group);
  }

  /** Deletes some, with their groups; what isn't there is gone. */
  void delete(Collection<String> streams) {
    for (String stream : streams) {
      admin.get("delete the stream " + stream, jedis -> jedis.del(stream));
    }
  }

  /** How many entries were ever added to streams, those included that were removed since. */
  long added(List<String> streams) {
    return streams.stream().mapToLong(stream -> added(info(stream))).sum();
  }

  private StreamInfo info(String stream) {
    return admin.get("describe the stream " + stream, jedis -> jedis.xinfoStream(stream));
  }

  /** How many entries were ever added to a stream. */
  static long added(StreamInfo stream) {
    return (long) Objects.requireNonNull(stream.getStreamInfo().get("entries-added"));
  }

  /** Removes what streams hold. */
  void trim(List<String> streams) {
    for (String stream : streams) {
      admin.get("trim the stream " + stream, jedis -> jedis.xtrim(stream, 0, false));
    }
  }

  /** Creates the run's group of streams, unless it is there; it begins with their first entries. */
  void createGroups(List<String> streams) {
    for (String stream : streams) {
      admin.get("create the group of " + stream, jedis -> createGroup(jedis, stream));
    }
  }

  private boolean createGroup(Jedis jedis, String stream) {
    try {
      jedis.xgroupCreate(stream, group, BEGINNING, false);
      return true;
    } catch (JedisDataException e) {
      if (String.valueOf(e.getMessage()).startsWith("BUSYGROUP")) {
        return false;
      }
      throw e;
    }
  }

  /** How many entries of streams the run's group has not acknowledged, delivered or not. */
  long backlog(List<String> streams) {
    return streams.stream().mapToLong(this::backlog).sum();
  }

  private long backlog(String stream) {
    return groups(stream).stream()
        .filter(some -> some.getName().equals(group))
        .mapToLong(some -> some.getPending() + undelivered(stream, some))
        .sum();
  }

  /** Redis counts what was removed before it was delivered too, or can't tell because of it. */
  private long undelivered(String stream, StreamGroupInfo some) {
    long held = info(stream).getLength();
    return some.getGroupInfo().get("lag") instanceof Long lag ? Math.min(lag, held) : held;
  }

  private List<StreamGroupInfo> groups(String stream) {
    return admin.get("list the groups of " + stream, jedis -> jedis.xinfoGroups(stream));
  }

  /** How many groups streams have, whoever made them; one name is one group. */
  int countGroups(Collection<String> streams) {
    return (int)
        streams.stream()
            .flatMap(stream -> groups(stream).stream())
            .map(StreamGroupInfo::getName)
            .distinct()
            .count();
  }
}
