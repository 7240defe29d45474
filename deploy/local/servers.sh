# The broker, the cache and the store from Debian's packages, with data and ports of their own. Expects $data, $secrets and $offset.

erlang_map=$((4369 + offset)) erlang_port=$((25672 + offset))
broker_port=$((5672 + offset)) cache_port=$((6379 + offset)) store_port=$((5432 + offset))

require_servers() {
  local package
  compgen -G '/usr/lib/postgresql/*/bin/postgres' > /dev/null || missing+=(postgresql)
  [[ -x /usr/lib/rabbitmq/bin/rabbitmq-server ]] || missing+=(rabbitmq-server)
  [[ -x /usr/bin/redis-server ]] || missing+=(redis-server)
}

start_servers() {
  start_broker
  start_cache
  start_store
  within 60 cache cache_answers
  within 60 store store_answers
  within 120 broker broker_answers
}

# The map of Erlang nodes would else be one for the whole machine, and stay when the broker stops. As under systemd, the process started becomes
# the broker itself.
start_broker() {
  mkdir -p "$data/broker/conf.d"
  cp deploy/servers/broker.conf "$data/broker/conf.d/10-settings.conf"
  install -m 600 "$secrets/broker.conf" "$data/broker/conf.d/20-user.conf"
  echo '[].' > "$data/broker/plugins"
  start erlang-map env "${broker_environment[@]}" epmd -address 127.0.0.1 -port "$erlang_map"
  start broker env "${broker_environment[@]}" RUNNING_UNDER_SYSTEMD=true RABBITMQ_NODE_IP_ADDRESS=127.0.0.1 RABBITMQ_NODE_PORT="$broker_port" \
    RABBITMQ_DIST_PORT="$erlang_port" RABBITMQ_MNESIA_BASE="$data/broker/mnesia" RABBITMQ_LOG_BASE="$data/logs" \
    RABBITMQ_CONFIG_FILES="$data/broker/conf.d" RABBITMQ_ENABLED_PLUGINS_FILE="$data/broker/plugins" /usr/lib/rabbitmq/bin/rabbitmq-server
}

broker_answers() {
  timeout 20 env "${broker_environment[@]}" /usr/lib/rabbitmq/bin/rabbitmq-diagnostics -q check_port_connectivity
}

start_cache() {
  mkdir -p "$data/cache"
  start cache redis-server "$PWD/deploy/servers/cache.conf" --include "$secrets/cache.conf" --bind 127.0.0.1 --port "$cache_port" \
    --dir "$data/cache"
}

cache_answers() {
  [[ $(REDISCLI_AUTH=$(cat "$secrets/cache-password") redis-cli -h 127.0.0.1 -p "$cache_port" ping) == PONG ]]
}

# PostgreSQL refuses to run as root: then it runs as the user of Debian's package.
start_store() {
  local postgres
  postgres=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -1)
  mkdir -p "$data/store"
  chmod 700 "$data/store"
  if [[ $(id -u) -eq 0 ]]; then
    as_owner=(setpriv --reuid=postgres --regid=postgres --clear-groups)
    chown postgres: "$data/store"
    "${as_owner[@]}" test -w "$data/store" || { echo "The user postgres cannot get to $data; choose another --data." >&2; return 1; }
  fi
  [[ -e $data/store/PG_VERSION ]] || make_store "$postgres"
  start store "${as_owner[@]}" "$postgres/postgres" -D "$data/store" -p "$store_port" -c listen_addresses=127.0.0.1 -c unix_socket_directories= \
    -c fsync=on -c synchronous_commit=on
}

# In a directory of its own, renamed when done: a start that is broken off leaves no half a store behind.
make_store() {
  rm -rf "$data/store/"*
  "${as_owner[@]}" "$1/initdb" -D "$data/store" -U tabulation --auth=scram-sha-256 --pwfile=/dev/fd/3 --data-checksums --encoding=UTF8 \
    --no-locale 3< "$secrets/store-password" >> "$data/logs/store.log"
  "${as_owner[@]}" "$1/postgres" --single -D "$data/store" postgres <<< 'CREATE DATABASE tabulation' >> "$data/logs/store.log"
}

store_answers() {
  pg_isready -q -h 127.0.0.1 -p "$store_port" -d tabulation -U tabulation
}

as_owner=()
broker_environment=(
  HOME="$data/broker" ERL_EPMD_ADDRESS=127.0.0.1 ERL_EPMD_PORT="$erlang_map" RABBITMQ_CONF_ENV_FILE=/dev/null
  RABBITMQ_NODENAME="tabulation-$offset@localhost"
)
