#!/usr/bin/env bash
# Runs deploy/local/up.sh and down.sh for real: plays the Kazakh night from outside, compares the totals with the official ones, stops and starts
# again on the same data, and breaks a start off with Ctrl-C. Needs the servers of tests/install-servers.sh.
set -uo pipefail
cd "$(dirname "$0")/.."

temp=$(mktemp -d)
# The store's own user must get through.
chmod 711 "$temp"
# All ports below those that the system gives to connections that go out.
offset=$((4000 + RANDOM % 3000))
server=http://127.0.0.1:$((5001 + offset)) publication=http://127.0.0.1:$((5021 + offset))
. tests/kazakh-night.sh

up() {
  "$temp/source/deploy/local/up.sh" --data "$temp/run" --offset "$offset"
}

down() {
  "$temp/source/deploy/local/down.sh" --data "$temp/run"
}

# Ids of all processes that were started with this installation's directory as an argument or in their environment.
left() {
  grep -lsaF -f <(echo "$temp/run") /proc/[0-9]*/cmdline /proc/[0-9]*/environ | cut -d / -f 3 | sort -u
}

fail() {
  echo "$1"
  tail -n 5 "$temp"/run/logs/*.log
  exit 1
}

remove_everything() {
  [[ -d $temp/run ]] && down > /dev/null
  rm -rf "$temp"
}

# Whoever names Publication where Intake is meant is told so.
tells_services_apart() {
  local said
  said=$(tabulate totals --server "$publication" 2>&1)
  [[ $? -eq 2 && $said == *'--publication Publication'* ]] || { echo "$said"; return 1; }
}

# Ctrl-C at the terminal reaches every process of the foreground group. What a script starts in the background would else ignore it.
breaks_off_cleanly() {
  setsid env --default-signal=INT "$temp/source/deploy/local/up.sh" --data "$temp/run" --offset "$offset" > "$temp/broken-off.log" 2>&1 &
  local start=$!
  until [[ -e $temp/run/pids/03-store ]]; do
    kill -0 "$start" 2> /dev/null || return 1
    sleep 0.1
  done
  kill -s INT -- "-$start"
  wait "$start"
  [[ $? -ne 0 && -z $(left) ]]
}

trap remove_everything EXIT
dotnet build services/Cli -c Release --nologo --verbosity quiet || exit 1
copy_of_installation || exit 1
# What is compiled again in the copy was analysed already.
export RunAnalyzers=false
up || fail 'It does not come up.'
! up 2> /dev/null || fail 'It comes up twice.'
play max > "$temp/night.log" 2>&1 || { tail -5 "$temp/night.log"; fail 'Not every statement was answered as expected.'; }
official_within_a_minute || fail 'after the night'
tells_services_apart || fail 'The client does not say which address is wrong.'
down > /dev/null || fail 'It does not go down.'
[[ -z $(left) ]] || fail "Still running: $(left | xargs)"
breaks_off_cleanly || { cat "$temp/broken-off.log"; fail "A start that is broken off leaves $(left | xargs)"; }
up > /dev/null || fail 'It does not come up again.'
official_within_a_minute || fail 'after a restart'
down > /dev/null
[[ -z $(left) ]] || fail "Still running at the end: $(left | xargs)"
echo 'The totals are the official ones, before and after a restart.'
