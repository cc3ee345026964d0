#!/bin/sh
# Runs a broker that ends when its launcher does, however that dies, with all that it has started,
# and takes its data along. Arguments: this very text, a role, and what the role takes.
#
# apart COMMAND...
#   runs a command in a session of its own, where no signal to the launcher's group reaches it
# broker FOLDER OWNER CONFIGURATION COMMAND...
#   is to become the broker, in a session of its own. Standard input is a pipe from the launcher,
#   which never writes to it: its end says that the launcher is gone, or done with the broker. The
#   environment has BROKERBENCH_BROKER, a mark by which whatever the broker starts is known.
# guard FOLDER OWNER MARK ID STARTED
#   waits for the end of standard input, and then ends the broker. There are two in a row, the
#   second of which waits for the first: one of them does it whatever else is killed.
text=$1 role=$2
shift 2

apart() {
  if command -v setsid >/dev/null; then
    exec setsid "$@"
  elif command -v perl >/dev/null; then
    exec perl -MPOSIX -e 'POSIX::setsid(); exec { $ARGV[0] } @ARGV or exit 127' -- "$@"
  fi
  exec "$@"
}

# When a process began, in the kernel's own time, which no setting of the clock changes.
started() {
  read -r stat <"/proc/$1/stat" && set -- ${stat##*) } && echo "${20}"
} 2>/dev/null

guard() {
  # A guard isn't the broker's.
  unset BROKERBENCH_BROKER
  apart /bin/sh -c "$text" brokerbench "$text" guard "$folder" "$owner" "$mark" "$id" "$start"
}

# A terminal's Ctrl-C goes to everybody in the process group; what it means is up to the launcher.
trap '' HUP INT QUIT TERM

case $role in
apart)
  apart "$@"
  ;;
broker)
  apart /bin/sh -c "$text" brokerbench "$text" become "$@"
  ;;
become)
  folder=$1 owner=$2 configuration=$3 mark=$BROKERBENCH_BROKER id=$$ start=$(started $$)
  shift 3
  umask 077
  exec 3<&0 </dev/null
  # The guards are there before anything that would be left. What they end is this process, too.
  guard <&3 3<&- 2>/dev/null | guard 3<&- >/dev/null 2>&1 &
  mkdir "$folder" || exit 1
  printf '%s' "$owner" >"$folder/brokerbench.owner"
  printf '%s' "$configuration" >"$folder/broker.conf"
  exec "$@" 3<&-
  ;;
guard)
  folder=$1 owner=$2 mark=$3 id=$4 start=$5
  while read -r _; do :; done
  # Its process group, unless the id is another process' by now.
  case $(started "$id") in
  "$start" | '') kill -s KILL -- "-$id" || kill -9 "$id" ;;
  esac
  # Whatever else carries its mark, and what that may start meanwhile.
  rounds=0
  while marked=$(grep -lsF "BROKERBENCH_BROKER=$mark" /proc/[0-9]*/environ)
    [ -n "$marked" ] && [ "$rounds" -lt 100 ]; do
    rounds=$((rounds + 1))
    for file in $marked; do
      process=${file#/proc/}
      kill -9 "${process%/*}"
    done
  done
  if [ "$(cat "$folder/brokerbench.owner")" = "$owner" ]; then
    # Whose it is goes last, so that a half removed folder can still be told from a stranger's.
    for entry in "$folder"/*; do
      [ "$entry" = "$folder/brokerbench.owner" ] || rm -rf "$entry"
    done
    rm -rf "$folder"
  else
    rmdir "$folder" # made, and not marked yet
  fi
  ;;
esac
