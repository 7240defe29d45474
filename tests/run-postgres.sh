#!/usr/bin/env bash
# Runs a PostgreSQL server of its own in the folder $1, with a socket there, no port and the superuser 'postgres'. Says 'ready' when it
# takes connections; each line 'restart', 'stop' or 'start' of standard input is done at once, as by a power cut, and answered 'done'.
# When standard input ends, so do the server and the folder: also when whoever started this was killed.
set -euo pipefail
folder=$1
programs=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -n 1)

# PostgreSQL refuses to run as root.
unprivileged() {
  if [[ $(id -u) -eq 0 ]]; then setpriv --reuid=postgres --regid=postgres --clear-groups "$@"; else "$@"; fi
}

control() {
  unprivileged "$programs/pg_ctl" --pgdata="$folder/data" --log="$folder/log" --silent --wait "$@" < /dev/null >&2
}

finish() {
  control stop --mode=immediate || true
  rm -rf "$folder"
}

cd /
mkdir -p "$folder"
trap finish EXIT
[[ $(id -u) -ne 0 ]] || chown postgres: "$folder"
unprivileged "$programs/initdb" --pgdata="$folder/data" --username=postgres --auth=trust --encoding=UTF8 --locale=C --no-sync > /dev/null
cat >> "$folder/data/postgresql.conf" << END
listen_addresses = ''
unix_socket_directories = '$folder'
max_connections = 200
fsync = on
END
control start || { cat "$folder/log" >&2; exit 1; }
echo ready
while read -r order; do
  case $order in
    start) control start ;;
    stop) control stop --mode=immediate ;;
    restart) control restart --mode=immediate ;;
  esac
  echo done
done
