#!/usr/bin/env bash
# Runs docker-compose.yml for real: plays the Kazakh night through it from outside while a container of each kind is killed and started again,
# then kills all at once, and compares the totals with the official ones each time. Uses the engine that runs, or else Debian's, for as long
# as this takes; images that cannot be pulled are made from Debian. What it makes is gone afterwards.
#
# Where there is no engine and none can be had, it appends a line to $TABULATION_SKIPPED.
set -uo pipefail
cd "$(dirname "$0")/.."

temp=$(mktemp -d)
prefix=tabulation-test-$$
# An address of its own: whatever listens on the usual ports is not in the way.
listen=127.77.$((RANDOM % 256)).$((1 + RANDOM % 254))
server=http://$listen:5001 publication=http://$listen:5021
kinds=(intake broker store cache tabulator tabulator-standby publication)
export COMPOSE_PROJECT_NAME=$prefix LISTEN_ADDRESS=$listen
. tests/kazakh-night.sh
. tests/containers/engine.sh
. tests/containers/images.sh

skip() {
  echo "SKIPPED: tests/containers.sh: $1" | tee -a "${TABULATION_SKIPPED:-/dev/null}"
  exit 0
}

fail() {
  echo "$1"
  compose ps
  compose logs --tail 15 intake tabulator tabulator-standby publication
  exit 1
}

compose() (
  cd "$temp/source" && $compose "$@"
)

container() {
  compose ps -q "$1"
}

healthy() {
  [[ $(docker inspect -f '{{.State.Health.Status}}' "$1") == healthy ]]
}

# healthy_within_two_minutes KIND...
healthy_within_two_minutes() {
  local kind end=$((SECONDS + 120))
  for kind in "$@"; do
    until healthy "${ids[$kind]}"; do
      ((SECONDS < end)) || fail "$kind does not become healthy again."
      sleep 0.3
    done
  done
}

remove_everything() {
  [[ -e $temp/source ]] && compose down --volumes --timeout 5 > /dev/null 2>&1
  docker images --format '{{.Repository}}' 2> /dev/null | grep "^$prefix/" | xargs -r docker rmi -f > /dev/null
  stop_engine
  awk -v inside="$temp/" 'index($2, inside) == 1 { print $2 }' /proc/mounts | sort -r | xargs -r umount
  rm -rf "$temp"
}

step() {
  echo "$(date -u +%T) $1"
}

install_engine || skip 'there is no container engine, and Debian'\''s cannot be installed.'
trap remove_everything EXIT
start_engine || skip 'there is no container engine, and Debian'\''s does not start here.'
compose=$(compose_command | tail -1)

step 'The client and its keys'
dotnet restore Tabulation.sln --verbosity quiet && dotnet build services/Cli -c Release --nologo --verbosity quiet || exit 1
copy_of_installation || exit 1
step 'Base images'
base_images || exit 1
step 'Images of the services'
compose build > "$temp/build.log" 2>&1 || { tail -30 "$temp/build.log"; exit 1; }
server_images_ready || exit 1
step 'Up'
compose up --detach --no-build > "$temp/up.log" 2>&1 || { tail -30 "$temp/up.log"; fail 'It does not come up.'; }
declare -A ids
for kind in "${kinds[@]}"; do ids[$kind]=$(container "$kind"); done
healthy_within_two_minutes "${kinds[@]}"

step 'The night'
play 350 > "$temp/night.log" 2>&1 &
night=$!
until grep -q 'The ledger is open' "$temp/night.log"; do
  kill -0 "$night" 2> /dev/null || { tail -5 "$temp/night.log"; fail 'The night does not begin.'; }
  sleep 0.3
done
for kind in "${kinds[@]}"; do
  kill -0 "$night" 2> /dev/null && step "  $kind is killed"
  docker kill --signal KILL "${ids[$kind]}" > /dev/null
  docker start "${ids[$kind]}" > /dev/null
  healthy_within_two_minutes "$kind"
done
wait "$night" || { tail -5 "$temp/night.log"; fail 'Not every statement was answered as expected.'; }
official_within_a_minute || fail 'after the night'

step 'All are killed at once'
docker kill --signal KILL "${ids[@]}" > /dev/null
docker start "${ids[@]}" > /dev/null
healthy_within_two_minutes "${kinds[@]}"
official_within_a_minute || fail 'after all were killed'
step 'The totals are the official ones'
