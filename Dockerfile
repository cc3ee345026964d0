# The suite as an image: docker run --rm -v "$PWD/results:/bench/results" brokerbench:VERSION -p scenario=HIGH
#
# Built by scripts/release, of the jar alone. Kafka's server is in the jar; nats-server and redis-server are
# not: mount them, or measure servers of your own (--brokers external).
ARG BASE=eclipse-temurin:17-jre
FROM ${BASE}
ARG REVISION=unknown
LABEL org.opencontainers.image.title="Brokerbench" \
      org.opencontainers.image.licenses="Apache-2.0" \
      org.opencontainers.image.revision="${REVISION}"
COPY benchmarks.jar /opt/brokerbench/benchmarks.jar
# Results, and .brokers/ if there is one, are looked for in the working folder.
WORKDIR /bench
ENTRYPOINT ["java", "-jar", "/opt/brokerbench/benchmarks.jar"]
