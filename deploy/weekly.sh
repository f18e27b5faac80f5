#!/bin/sh
# Runs a command every Sunday at 02:00 in the Netherlands, and waits in between. For SQLite without cron; on PostgreSQL
# `plekwijzer worker` does this and more:
#
#   weekly.sh plekwijzer rematch
#   weekly.sh --next 1795219200     prints the next run after that second since 1970
#
# 02:00 is taken as two hours after midnight: on the Sunday in March that skips 02:00 it is 03:00, and on the Sunday
# in October that has 02:00 twice it is the first. A run that fails is told on standard error and tried again next week;
# what is missed while the machine is off is not made up for: run the command by hand. Needs GNU date and the time zones.
set -eu

ZONE=Europe/Amsterdam
WEEKDAY=7
HOURS=2

in_zone() {
    TZ="$ZONE" date "$@"
}

# The moment of the run on the day that lies $2 days after the day of second $1.
run_on() {
    day=$(in_zone -d "@$1" +%F)
    day=$(in_zone -d "$day + $2 days" +%F)
    echo $(($(in_zone -d "$day 00:00" +%s) + HOURS * 3600))
}

next_run() {
    ahead=$(((WEEKDAY - $(in_zone -d "@$1" +%u)) % 7))
    run=$(run_on "$1" "$ahead")
    if [ "$run" -le "$1" ]; then
        run=$(run_on "$1" $((ahead + 7)))
    fi
    echo "$run"
}

if [ "${1:-}" = --next ]; then
    next_run "$2"
    exit 0
fi

[ $# -gt 0 ] || { echo "usage: weekly.sh COMMAND..." >&2; exit 2; }

waiting=
# A stop ends the sleep at once, but lets a run that has begun finish.
trap '[ -z "$waiting" ] || kill "$waiting"; exit 0' TERM INT

# More than one sleep, should the clock be set back meanwhile: nothing runs early, so nothing runs twice.
wait_until() {
    while now=$(date +%s) && [ "$now" -lt "$1" ]; do
        sleep $(($1 - now)) &
        waiting=$!
        wait "$waiting"
        waiting=
    done
}

while :; do
    run=$(next_run "$(date +%s)")
    echo "Next run: $(in_zone -d "@$run" '+%a %F %H:%M %Z')"
    wait_until "$run"
    nice -n 10 "$@" || echo "The run failed with exit code $?; the next one is in a week." >&2
done
