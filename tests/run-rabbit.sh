#!/usr/bin/env bash
# Runs a RabbitMQ node of its own in the folder $1, named $2, with AMQP on port $3, distribution on $4 and epmd on $5, all on the loopback
# address; user and password are guest. Says 'ready' when it takes connections; each line 'kill', 'start', 'pause' or 'resume' of standard
# input is done and answered 'done', a line 'ctl ...' is given to rabbitmqctl, and so is 'ask ...', which answers what that says before. When standard input ends, so do the node and the folder: also
# when whoever started this was killed.
set -euo pipefail
folder=$1 port=$3

export HOME=$folder ERL_EPMD_PORT=$5 ERL_EPMD_ADDRESS=127.0.0.1
export RABBITMQ_NODENAME=$2 RABBITMQ_DIST_PORT=$4 RABBITMQ_MNESIA_BASE=$folder/data RABBITMQ_LOG_BASE=$folder/log
export RABBITMQ_CONFIG_FILE=$folder/rabbitmq RABBITMQ_CONF_ENV_FILE=/dev/null RABBITMQ_ENABLED_PLUGINS_FILE=/dev/null
export RABBITMQ_PID_FILE=$folder/pid

# RabbitMQ's files belong to its user; root may not stand in for it.
user=()
[[ $(id -u) -ne 0 ]] || user=(setpriv --reuid=rabbitmq --regid=rabbitmq --clear-groups)

start() {
  # A group of its own, to be signalled as one.
  setsid "${user[@]}" /usr/lib/rabbitmq/bin/rabbitmq-server > "$folder/out" 2>&1 < /dev/null &
  node=$!
  until (exec 3<> "/dev/tcp/127.0.0.1/$port") 2> /dev/null; do
    kill -0 "$node" 2> /dev/null || { cat "$folder/out" >&2; exit 1; }
    sleep 0.1
  done
}

finish() {
  kill -KILL -- "-$node" 2> /dev/null || true
  wait "$node" 2> /dev/null || true
  # Refused while another node is registered there, and for a moment after this one has ended.
  for _ in {1..20}; do
    [[ $("${user[@]}" epmd -kill 2>&1) == *'not allowed'* ]] || break
    sleep 0.1
  done
  rm -rf "$folder"
}

cd /
node=0
trap finish EXIT
mkdir -p "$folder/log"
echo "listeners.tcp.default = 127.0.0.1:$port" > "$folder/rabbitmq.conf"
echo tabulation-tests > "$folder/.erlang.cookie"
chmod 400 "$folder/.erlang.cookie"
[[ $(id -u) -ne 0 ]] || chown -R rabbitmq: "$folder"
start
echo ready
while read -r order arguments; do
  case $order in
    start) start ;;
    kill) kill -KILL -- "-$node"; wait "$node" 2> /dev/null || true ;;
    pause) kill -STOP -- "-$node" ;;
    resume) kill -CONT -- "-$node" ;;
    ask) "${user[@]}" /usr/lib/rabbitmq/bin/rabbitmqctl --quiet --node "$RABBITMQ_NODENAME" $arguments < /dev/null ;;
    ctl) "${user[@]}" /usr/lib/rabbitmq/bin/rabbitmqctl --quiet --node "$RABBITMQ_NODENAME" $arguments < /dev/null >&2 ;;
  esac
  echo done
done
