# PostgreSQL: a primary and, where there is a second copy, its synchronous replica. Which of the two is the primary stands in their data, so that the
# next start goes on after a failover. Expects what servers.sh has.

programs=$(compgen -G '/usr/lib/postgresql/*/bin' | sort -V | tail -1)

# The primary first: a replica without data is copied from it.
start_stores() {
  local primary copy
  primary=$(primary_store)
  [[ -e $data/$(name_of store "$primary")/PG_VERSION ]] || make_store "$data/$(name_of store "$primary")"
  start_store "$primary"
  store_sql "$primary" "$(synchronous_replicas)" 'SELECT pg_reload_conf()'
  for ((copy = 1; copy <= store_copies; copy++)); do
    [[ $copy -ne $primary ]] || continue
    [[ -e $data/$(name_of store "$copy")/PG_VERSION ]] || copy_store "$primary" "$data/$(name_of store "$copy")"
    start_store "$copy"
  done
}

# The copy that has data and follows nobody; where there is no data at all, the first.
primary_store() {
  local copy folder found=()
  for ((copy = 1; copy <= store_copies; copy++)); do
    folder=$data/$(name_of store "$copy")
    [[ ! -e $folder/PG_VERSION || -e $folder/standby.signal ]] || found+=("$copy")
  done
  [[ ${#found[@]} -le 1 ]] || { echo "Both stores are primaries. Remove the data of the one that was replaced in $data: store or store-2." >&2; return 1; }
  echo "${found[0]:-1}"
}

# With a replica, nothing is acknowledged that it has not.
synchronous_replicas() {
  if ((store_copies > 1)); then echo "ALTER SYSTEM SET synchronous_standby_names = '*'"; else echo 'ALTER SYSTEM RESET synchronous_standby_names'; fi
}

start_store() {
  local name
  name=$(name_of store "$1")
  start "$(name_of store "$1")" "${as_owner[@]}" "$programs/postgres" -D "$data/$name" -p "$store_port" \
    -c listen_addresses="127.0.0.$1" -c unix_socket_directories= -c fsync=on -c synchronous_commit=on -c cluster_name="$name" -c wal_keep_size=256MB
  within 60 "$name" store_answers "$1"
}

# PostgreSQL refuses to run as root: then it runs as the user of Debian's package.
empty_folder() {
  rm -rf "$1"
  mkdir -m 700 "$1"
  [[ $(id -u) -eq 0 ]] || return 0
  chown postgres: "$1"
  "${as_owner[@]}" test -w "$1" || { echo "The user postgres cannot get to $data; choose another --data." >&2; return 1; }
}

# Elsewhere, and renamed when done: a start that is broken off leaves no half a store behind.
make_store() {
  empty_folder "$1.new"
  "${as_owner[@]}" "$programs/initdb" -D "$1.new" -U tabulation --auth=scram-sha-256 --pwfile=/dev/fd/3 --data-checksums --encoding=UTF8 \
    --no-locale 3< "$secrets/store-password" >> "$data/logs/store.log"
  "${as_owner[@]}" "$programs/postgres" --single -D "$1.new" postgres <<< 'CREATE DATABASE tabulation' >> "$data/logs/store.log" 2>&1
  mv "$1.new" "$1"
}

# copy_store PRIMARY FOLDER: with standby.signal, and how to reach the primary.
copy_store() {
  empty_folder "$2.new"
  PGPASSWORD=$(cat "$secrets/store-password") "${as_owner[@]}" "$programs/pg_basebackup" -h "127.0.0.$1" -p "$store_port" -U tabulation \
    -D "$2.new" --checkpoint=fast --write-recovery-conf
  mv "$2.new" "$2"
}

# store_sql COPY SQL...
store_sql() {
  local copy=$1 sql commands=()
  shift
  for sql in "$@"; do commands+=(-c "$sql"); done
  PGPASSWORD=$(cat "$secrets/store-password") psql -qAtX -v ON_ERROR_STOP=1 -h "127.0.0.$copy" -p "$store_port" -U tabulation -d tabulation \
    "${commands[@]}" > /dev/null
}

store_answers() {
  pg_isready -q -h "127.0.0.$1" -p "$store_port" -d tabulation -U tabulation
}

as_owner=()
[[ $(id -u) -ne 0 ]] || as_owner=(setpriv --reuid=postgres --regid=postgres --clear-groups)
