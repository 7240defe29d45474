#!/usr/bin/env bash
# The installation of docker-compose.yml on this machine without containers: broker, cache and store from Debian's packages, Intake, an active and a
# standby Tabulation and Publication built from here, with the same settings (deploy/settings). Returns when all of them are ready.
# deploy/local/down.sh ends it; the data stays, and the next start goes on with it.
#
# usage: deploy/local/up.sh [--data DIR] [--offset N] [--replicated] [--servers]
#   --data DIR   where data, logs and process ids are [default: deploy/local/run]
#   --offset N   is added to every port, so that several can run [default: 0]
#   --replicated three broker nodes, and two of everything else, each copy at an address of its own (deploy/README.md)
#   --servers    broker, cache and store only
set -euo pipefail
cd "$(dirname "$0")/../.."

data=deploy/local/run offset=0 servers_only=
export broker_copies=1 cache_copies=1 store_copies=1 intake_copies=1 publication_copies=1
while [[ $# -gt 0 ]]; do
  case $1 in
    --data) data=$2; shift 2 ;;
    --offset) offset=$2; shift 2 ;;
    --replicated) broker_copies=3 cache_copies=2 store_copies=2 intake_copies=2 publication_copies=2; shift ;;
    --servers) servers_only=yes; shift ;;
    *) sed -n '/^# usage/,/^set/{/^#/s/^# \?//p}' "$0" >&2; exit 2 ;;
  esac
done
[[ $offset =~ ^[0-9]{1,5}$ && $offset -le 39000 ]] || { echo "--offset: $offset is not a number from 0 to 39000." >&2; exit 2; }

umask 077
mkdir -p "$data"
# The user of the store must get through.
chmod 711 "$data"
data=$(realpath "$data") secrets=$PWD/deploy/secrets
export data secrets offset
. deploy/local/processes.sh
. deploy/local/servers.sh

require() {
  local missing=()
  require_servers
  [[ $servers_only ]] || command -v dotnet > /dev/null || missing+=(dotnet-sdk-10.0)
  # They make the page.
  [[ $servers_only ]] || command -v node > /dev/null || missing+=(nodejs)
  [[ $servers_only ]] || command -v npm > /dev/null || missing+=(npm)
  [[ ${#missing[@]} -eq 0 ]] || { echo "Missing: ${missing[*]}. Debian's packages: apt-get install --no-install-recommends NAME..." >&2; exit 1; }
  [[ -e .env && -d $secrets ]] || { echo 'There are no secrets yet: deploy/make-secrets.sh makes them.' >&2; exit 1; }
  [[ ! $servers_only ]] || return 0
  operator_key=$(sed -n 's/^OPERATOR_KEY_FILE=//p' .env)
  [[ -n $operator_key && -r $operator_key ]] || { echo "OPERATOR_KEY_FILE in .env names no file that can be read: \"$operator_key\"." >&2; exit 1; }
  operator_key=$(realpath "$operator_key")
  log_origin=$(sed -n 's/^LOG_ORIGIN=//p' .env)
  export operator_key log_origin
}

# What compiles may stay for a while: it must not hold the lock, nor be taken for a part of the installation.
publish() {
  local service
  for service in Intake Tabulator Publication; do
    env -u data dotnet publish "services/$service" -c Release -o "$data/programs/$service" --nologo -v quiet -p:UseAppHost=false 8>&- 9>&-
  done
}

# settings_of SERVICE ADDRESS: as containers have them, with what differs on one machine put in: addresses, ports, where secrets are.
settings_of() {
  address=$2 perl -ne '
    next if /^(#|$)/;
    s{=0\.0\.0\.0$}{=$ENV{address}};
    s{=/run/secrets/operator-key\.pem$}{=$ENV{operator_key}};
    s{=/run/secrets/}{=$ENV{secrets}/};
    s{=/anchor/}{=$ENV{data}/anchor/};
    s{^Anchor__Origin=\K.*}{$ENV{log_origin}} if $ENV{log_origin};
    s{//tabulator(?=:)}{//127.0.0.1};
    s{//tabulator-standby(?=:)}{//127.0.0.2};
    s{=((?:http://)?)(broker|cache|store|intake)((?::\d+)?)$}{"=" . join ",", map "${1}127.0.0.$_$3", 1 .. $ENV{"$2_copies"}}e;
    s{((?<=Port=)|(?<=\.\d:))(\d+)}{$2 + $ENV{offset}}ge;
    print;
  ' "deploy/settings/$1.env"
}

port() {
  settings_of "$1" 127.0.0.1 | sed -n "s/^Service__$2Port=//p"
}

# start_service NAME SERVICE PROJECT ADDRESS, and waits until it is ready.
start_service() {
  local settings
  mapfile -t settings < <(settings_of "$2" "$4")
  start "$1" env "${settings[@]}" dotnet "$data/programs/$3/Tabulation.$3.dll"
  within 60 "$1" deploy/ready.sh "$4" "$(port "$2" Http)"
}

start_services() {
  local copy
  for ((copy = 1; copy <= intake_copies; copy++)); do start_service "$(name_of intake "$copy")" intake Intake "127.0.0.$copy"; done
  start_service tabulator tabulator Tabulator 127.0.0.1
  start_service tabulator-standby tabulator Tabulator 127.0.0.2
  for ((copy = 1; copy <= publication_copies; copy++)); do
    start_service "$(name_of publication "$copy")" publication Publication "127.0.0.$copy"
  done
}

# Called where the start fails or is broken off, perhaps within a command whose output is thrown away.
undo() {
  trap '' INT TERM
  trap - EXIT
  exec >&8 2>&1
  echo 'The start is broken off; what was started is ended.'
  local name
  for name in $(started); do stop "$name"; done
  exit 1
}

require
exec 9> "$data/lock"
flock -n 9 || { echo "Another start or end of $data is under way." >&2; exit 1; }
for name in $(started); do
  if alive "$name"; then echo "$name of $data is running already; deploy/local/down.sh ends it." >&2; exit 1; fi
done
rm -rf "$data/pids"
mkdir -p "$data/pids" "$data/logs" "$data/anchor"
exec 8>&2
trap undo EXIT
trap 'exit 1' INT TERM
[[ $servers_only ]] || publish
start_servers
[[ $servers_only ]] || start_services
trap - EXIT INT TERM
[[ ! $servers_only ]] || exit 0

cat <<END
Statements and the ledger: http://127.0.0.1:$(port intake Grpc) (gRPC)
Totals and seats:          http://127.0.0.1:$(port publication Grpc) (gRPC), http://127.0.0.1:$(port publication Http)/api/totals
Logs:                      $data/logs
END
