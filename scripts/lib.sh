# shellcheck shell=sh
# What the scripts share. To be sourced by a script that has set -eu.

name=$(basename -- "$0")
root=$(CDPATH='' cd -- "$(dirname -- "$0")/.." && pwd)

say() {
  printf '%s: %s\n' "$name" "$*" >&2
}

# The suite's exit status 3: something that a run needs could not be provided.
fail() {
  say "$*"
  exit 3
}

as_root() {
  if [ "$(id -u)" = 0 ]; then
    "$@"
  else
    sudo "$@"
  fi
}

# Without a terminal, sudo would wait for a password that nobody types.
can_install() {
  command -v apt-get >/dev/null 2>&1 || return 1
  [ "$(id -u)" = 0 ] && return
  command -v sudo >/dev/null 2>&1 || return 1
  [ -t 0 ] || sudo -n true 2>/dev/null
}

install_packages() {
  can_install || fail "please install: $*"
  say "installing $*"
  output=$(as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -q \
    --no-install-recommends -o DPkg::Lock::Timeout=300 -o Dpkg::Use-Pty=0 "$@" 2>&1) || {
    printf '%s\n' "$output" >&2
    fail "could not install $*: please install it and start again"
  }
}

# Once is enough, and a machine that lacks nothing needs it not at all.
package_lists() {
  [ -z "${lists_are_fresh-}" ] || return 0
  lists_are_fresh=yes
  can_install || return 0
  as_root apt-get update -qq >&2 || say "apt-get update failed, going on with the old package lists"
}

# need COMMAND PACKAGE
need() {
  command -v "$1" >/dev/null 2>&1 && return
  package_lists
  install_packages "$2"
}

# want COMMAND PACKAGE: something that some tests are skipped without.
want() {
  command -v "$1" >/dev/null 2>&1 && return
  if can_install; then
    package_lists
    (install_packages "$2") || say "going on without $2"
  fi
}

# The major version of the JDK in a folder, 0 if there is none.
jdk_version() {
  if [ -x "$1/bin/java" ] && [ -x "$1/bin/javac" ]; then
    "$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p'
  fi | grep . || echo 0
}

# Sets JAVA_HOME and PATH to the first JDK that will do: the caller's own choice comes first.
find_jdk() {
  on_path=$(command -v javac || true)
  on_path=$(readlink -f -- "${on_path:-/nowhere}" || true)
  for home in "${JAVA_HOME-}" "${on_path%/bin/javac}" /usr/lib/jvm/*; do
    if [ -n "$home" ] && [ "$(jdk_version "$home")" -ge 17 ]; then
      if [ -n "${JAVA_HOME-}" ] && [ "$home" != "$JAVA_HOME" ]; then
        say "JAVA_HOME is no JDK 17 or newer; taking $home"
      fi
      export JAVA_HOME="$home" PATH="$home/bin:$PATH"
      return
    fi
  done
  return 1
}

need_jdk() {
  find_jdk && return
  package_lists
  for version in 21 17 25; do
    if apt-cache show "openjdk-$version-jdk-headless" >/dev/null 2>&1; then
      install_packages "openjdk-$version-jdk-headless"
      find_jdk && return
    fi
  done
  fail "please install a JDK, version 17 or newer, or set JAVA_HOME to one"
}

need_maven() {
  need mvn maven
  maven=$(mvn -B --version 2>/dev/null | sed -n 's/.*Apache Maven \([0-9.]*\).*/\1/p')
  oldest=$(printf '3.8.6\n%s\n' "$maven" | sort -V | head -n 1)
  [ "$oldest" = 3.8.6 ] || fail "please install Maven 3.8.6 or newer: ${maven:-what is here} is too old"
}

# Where the suite looks, in its order.
has_nats() {
  [ -n "${NATS_SERVER-}" ] || has_server nats-server
}

has_redis() {
  [ -n "${REDIS_SERVER-}" ] || has_server redis-server
}

has_server() {
  [ -x "$root/.brokers/$1" ] || command -v "$1" >/dev/null 2>&1
}

jar=target/benchmarks.jar

# A commit counts as a change as well, because the jar says which revision it was built from.
is_current() {
  [ -f "$jar" ] || return 1
  set -- pom.xml LICENSE .mvn src/main jmh-profiles
  [ ! -f .git/logs/HEAD ] || set -- "$@" .git/logs/HEAD
  [ -z "$(find "$@" -newer "$jar" 2>/dev/null | head -n 1)" ]
}

# Builds the jar if it isn't what the sources say; to be called in the project's folder.
need_jar() {
  need_jdk
  is_current && return
  need_maven
  say "building $jar"
  mvn -B -q -ntp -Dmaven.test.skip=true -Dspotless.check.skip=true package >&2 ||
    fail "the build failed"
}

# Apache Kafka's own tools, whose class path is in this file: in no jar of ours. Maven fetches and keeps
# them, and the list is made anew if one is gone; to be called in the project's folder.
tools=target/crosscheck.classpath

has_tools() {
  [ -n "$(find "$tools" -newer pom.xml -newer src/crosscheck/pom.xml 2>/dev/null)" ] || return 1
  tr ':' '\n' <"$tools" | while read -r entry || [ -n "$entry" ]; do
    [ -f "$entry" ] || return 1
  done
}

get_tools() {
  has_tools && return
  kafka=$(sed -n 's|.*<kafka.version>\(.*\)</kafka.version>.*|\1|p' pom.xml)
  say "fetching Apache Kafka's tools, version $kafka"
  mvn -B -q -ntp -f src/crosscheck/pom.xml "-Dkafka.version=$kafka" \
    dependency:build-classpath "-Dmdep.outputFile=$root/$tools" >&2
}
