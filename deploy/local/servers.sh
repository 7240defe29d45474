# The broker, the cache and the store from Debian's packages, with data and ports of their own. Expects $data, $secrets, $offset and how many
# copies of each there are. The first copy is at 127.0.0.1, the second at 127.0.0.2 and so on, all with the same port.

erlang_map=$((4369 + offset)) erlang_port=$((25672 + offset))
broker_port=$((5672 + offset)) cache_port=$((6379 + offset)) store_port=$((5432 + offset))

require_servers() {
  compgen -G '/usr/lib/postgresql/*/bin/postgres' > /dev/null || missing+=(postgresql)
  [[ -x /usr/lib/rabbitmq/bin/rabbitmq-server ]] || missing+=(rabbitmq-server)
  [[ -x /usr/bin/redis-server ]] || missing+=(redis-server)
}

start_servers() {
  local copy
  prepare_broker
  for ((copy = 1; copy <= broker_copies; copy++)); do start_broker "$copy"; done
  for ((copy = 1; copy <= cache_copies; copy++)); do start_cache "$copy"; done
  start_stores
  for ((copy = 1; copy <= cache_copies; copy++)); do within 60 "$(name_of cache "$copy")" cache_answers "$copy"; done
  for ((copy = 1; copy <= broker_copies; copy++)); do within 120 "$(name_of broker "$copy")" broker_answers "$copy"; done
}

# name_of KIND COPY: broker, broker-2, broker-3...
name_of() {
  if [[ $2 -eq 1 ]]; then echo "$1"; else echo "$1-$2"; fi
}

# The map of Erlang nodes would else be one for the whole machine, and stay when the broker stops. Nodes know each other by the cookie.
prepare_broker() {
  mkdir -p "$data/broker/conf.d"
  cp deploy/servers/broker.conf "$data/broker/conf.d/10-settings.conf"
  install -m 600 "$secrets/broker.conf" "$data/broker/conf.d/20-user.conf"
  cluster_settings > "$data/broker/conf.d/30-cluster.conf"
  echo '[].' > "$data/broker/plugins"
  [[ -e $data/broker/.erlang.cookie ]] || openssl rand -hex 32 > "$data/broker/.erlang.cookie"
  start erlang-map env "${broker_environment[@]}" epmd -address 127.0.0.1 -port "$erlang_map"
}

# Nodes that are cut off from most others stop, rather than go on by themselves.
cluster_settings() {
  local copy
  ((broker_copies > 1)) || return 0
  echo 'cluster_partition_handling = pause_minority'
  echo 'cluster_formation.peer_discovery_backend = classic_config'
  for ((copy = 1; copy <= broker_copies; copy++)); do echo "cluster_formation.classic_config.nodes.$copy = $(broker_node "$copy")"; done
}

broker_node() {
  echo "tabulation-$offset-$1@localhost"
}

# As under systemd, the process started becomes the broker itself.
start_broker() {
  start "$(name_of broker "$1")" env "${broker_environment[@]}" RUNNING_UNDER_SYSTEMD=true RABBITMQ_NODENAME="$(broker_node "$1")" \
    RABBITMQ_NODE_IP_ADDRESS="127.0.0.$1" RABBITMQ_NODE_PORT="$broker_port" RABBITMQ_DIST_PORT=$((erlang_port + $1 - 1)) \
    RABBITMQ_MNESIA_BASE="$data/broker/mnesia" RABBITMQ_LOG_BASE="$data/logs" RABBITMQ_CONFIG_FILES="$data/broker/conf.d" \
    RABBITMQ_ENABLED_PLUGINS_FILE="$data/broker/plugins" /usr/lib/rabbitmq/bin/rabbitmq-server
}

broker_answers() {
  timeout 20 env "${broker_environment[@]}" /usr/lib/rabbitmq/bin/rabbitmq-diagnostics -q -n "$(broker_node "$1")" check_port_connectivity
}

# All but the first follow the first.
start_cache() {
  local folder follow=()
  folder=$data/$(name_of cache "$1")
  mkdir -p "$folder"
  [[ $1 -eq 1 ]] || follow=(--replicaof 127.0.0.1 "$cache_port")
  start "$(name_of cache "$1")" redis-server "$PWD/deploy/servers/cache.conf" --include "$secrets/cache.conf" --bind "127.0.0.$1" \
    --port "$cache_port" --dir "$folder" "${follow[@]}"
}

cache_answers() {
  [[ $(REDISCLI_AUTH=$(cat "$secrets/cache-password") redis-cli -h "127.0.0.$1" -p "$cache_port" ping) == PONG ]]
}

broker_environment=(
  HOME="$data/broker" ERL_EPMD_ADDRESS=127.0.0.1 ERL_EPMD_PORT="$erlang_map" RABBITMQ_CONF_ENV_FILE=/dev/null
)
. deploy/local/stores.sh
