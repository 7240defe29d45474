#!/usr/bin/env bash
# Makes the database that the variables of the public image name, where there is none yet, and serves it.
set -eu
owner=(setpriv --reuid=postgres --regid=postgres --clear-groups)
chown postgres: "$PGDATA"
chmod 700 "$PGDATA"
if [[ ! -e $PGDATA/PG_VERSION ]]; then
  # shellcheck disable=SC2086
  "${owner[@]}" initdb --username="$POSTGRES_USER" --pwfile="$POSTGRES_PASSWORD_FILE" --no-locale --encoding=UTF8 $POSTGRES_INITDB_ARGS
  echo "host all all all scram-sha-256" >> "$PGDATA/pg_hba.conf"
  "${owner[@]}" postgres --single postgres <<< "CREATE DATABASE $POSTGRES_DB"
fi
exec "${owner[@]}" postgres -c listen_addresses='*'
