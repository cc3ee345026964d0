#!/bin/sh
# Runs a broker that ends when standard input does, that is, when the launcher is gone, however it
# died. Arguments: the broker's data folder, its configuration, its command.
#
# The folder is made here and not by the launcher, which could die in between and leave it behind.
umask 077
folder=$1
mkdir "$folder" || exit 1
printf '%s' "$2" >"$folder/broker.conf"
shift 2

# A terminal's Ctrl-C goes to everybody in the process group; what it means is up to the launcher.
# The broker inherits this. A nats-server heeds signals all the same: it gets a session of its own.
trap '' HUP INT QUIT TERM
session=$(command -v setsid)

exec 3<&0
${session:+"$session"} "$@" 3<&- &
broker=$!
{
  while read -r _; do :; done
  kill -9 "$broker"
} <&3 3<&- 2>/dev/null &
watch=$!
exec 3<&- </dev/null

wait "$broker"
status=$?
kill -9 "$watch" 2>/dev/null
wait "$watch" 2>/dev/null
rm -rf "$folder"
exit "$status"
