#!/usr/bin/env bash
# Runs the replicated broker, cache and store of deploy/local/up.sh in the folder $1, a copy of deploy with secrets of its own, every port with
# the offset $2. Says 'ready' when they take connections; then each line of standard input is done and answered 'done', whatever it says before:
#   kill NAME             at once, as by a power cut: broker, broker-2, broker-3, cache, cache-2, store or store-2
#   leader QUEUE          says the broker that leads the queue, and how many nodes have it
#   cache COPY COMMAND... given to redis-cli
#   store COPY SQL        given to psql
# When standard input ends, so do the servers and the folder: also when whoever started this was killed.
set -euo pipefail
folder=$1 offset=$2
data=$folder/run secrets=$folder/deploy/secrets
broker_copies=3 cache_copies=2 store_copies=2

# PostgreSQL's processes have a session each. Nobody may be there yet to take note of their end.
kill_server() {
  local pid
  read -r pid _ < <(cat "$data"/pids/??-"$1")
  mapfile -t children < <(ps -o pid= --ppid "$pid")
  kill -s KILL "$pid" ${children[@]+"${children[@]}"} 2> /dev/null || true
  while alive "$1"; do sleep 0.02; done
}

# From the broker's tables: asking the queue itself takes long while it is busy.
leader() {
  local copy nodes
  read -r copy nodes < <(env "${broker_environment[@]}" /usr/lib/rabbitmq/bin/rabbitmqctl -q -n "$(broker_node 1)" eval "
    {ok, Queue} = rabbit_amqqueue:lookup(rabbit_misc:r(<<\"/\">>, queue, <<\"$1\">>)),
    {_, Leader} = amqqueue:get_pid(Queue),
    {Leader, length(maps:get(nodes, amqqueue:get_type_state(Queue)))}." | sed -n "s/.*-\([0-9]*\)@localhost',\([0-9]*\)}/\1 \2/p")
  echo "$(name_of broker "$copy") $nodes"
}

cache() {
  REDISCLI_AUTH=$(cat "$secrets/cache-password") redis-cli -h "127.0.0.$1" -p "$cache_port" "${@:2}"
}

finish() {
  local name
  for name in $(started); do kill_server "$name"; done
  rm -rf "$folder"
}

mkdir -p "$folder/deploy/local"
# The store's own user must get through.
chmod 711 "$folder"
cd "$(dirname "$0")/.."
cp deploy/local/*.sh "$folder/deploy/local"
cp -r deploy/make-secrets.sh deploy/servers "$folder/deploy"
cd "$folder"
deploy/make-secrets.sh > /dev/null
. deploy/local/processes.sh
. deploy/local/servers.sh
trap finish EXIT
deploy/local/up.sh --data "$data" --offset "$offset" --replicated --servers < /dev/null >&2
echo ready
while read -r order arguments; do
  case $order in
    kill) kill_server $arguments ;;
    leader) leader $arguments < /dev/null ;;
    cache) cache $arguments < /dev/null ;;
    store) store_sql "${arguments%% *}" "${arguments#* }" < /dev/null ;;
  esac
  echo done
done
