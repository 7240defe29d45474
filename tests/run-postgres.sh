#!/usr/bin/env bash
# Runs a PostgreSQL server of its own in the folder $1, with a socket there, no port and the superuser 'postgres'. Says 'ready' when it
# takes connections; each line 'restart', 'stop' or 'start' of standard input is done at once, as by a power cut, and answered 'done'.
# With a second argument, the data are on a disk of their own in memory, which root alone may mount; 'fill' leaves no byte free there, 'free' takes
# that back and starts the server if it has ended.
# When standard input ends, so do the server and the folder: also when whoever started this was killed.
set -euo pipefail
folder=$1 small=${2:-}
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
  [[ -z $small ]] || umount "$folder/data"
  rm -rf "$folder"
}

cd /
mkdir -p "$folder/data"
[[ -z $small ]] || mount -t tmpfs -o size=320m tmpfs "$folder/data"
trap finish EXIT
[[ $(id -u) -ne 0 ]] || chown postgres: "$folder" "$folder/data"
unprivileged "$programs/initdb" --pgdata="$folder/data" --username=postgres --auth=trust --encoding=UTF8 --locale=C --no-sync > /dev/null
cat >> "$folder/data/postgresql.conf" << END
listen_addresses = ''
unix_socket_directories = '$folder'
max_connections = 200
fsync = on
END
[[ -z $small ]] || echo 'max_wal_size = 64MB' >> "$folder/data/postgresql.conf"
control start || { cat "$folder/log" >&2; exit 1; }
echo ready
while read -r order; do
  case $order in
    start) control start ;;
    stop) control stop --mode=immediate ;;
    fill) cat /dev/zero > "$folder/data/filled" || true ;;
    free)
      rm "$folder/data/filled"
      control status > /dev/null || control start
      ;;
    restart) control restart --mode=immediate ;;
  esac
  echo done
done
