package io.brokerbench.broker.kafka;

import org.apache.kafka.clients.admin.FeatureMetadata;
import org.apache.kafka.clients.admin.SupportedVersionRange;
import org.apache.kafka.server.common.MetadataVersion;
import org.jspecify.annotations.Nullable;

/** As near as a Kafka server comes to telling its version: the newest metadata that it knows. */
final class KafkaVersion {
  private KafkaVersion() {}

  /** The release, as in "4.4"; or "unknown", and why. */
  static String of(FeatureMetadata features) {
    SupportedVersionRange known = features.supportedFeatures().get(MetadataVersion.FEATURE_NAME);
    return ofLevel(known == null ? null : known.maxVersion());
  }

  /** The release whose newest metadata has a level. */
  static String ofLevel(@Nullable Short level) {
    if (level == null) {
      return "unknown (the server tells no " + MetadataVersion.FEATURE_NAME + ")";
    }
    try {
      return MetadataVersion.fromFeatureLevel(level).shortVersion();
    } catch (IllegalArgumentException newer) {
      return "unknown ("
          + MetadataVersion.FEATURE_NAME
          + " "
          + level
          + ", newer than "
          + MetadataVersion.latestProduction().shortVersion()
          + ")";
    }
  }
}
