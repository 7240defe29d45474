#!/usr/bin/env bash
# Makes the secrets of an installation that are not there yet, in deploy/secrets, and .env beside docker-compose.yml. What is there is never
# changed. Only the directory is closed to others: the files must be readable for the users that containers run as.
#
# The operator's public key, which must sign the election's definition, is yours: name its PEM file here or in .env.
# usage: deploy/make-secrets.sh [OPERATOR_KEY_FILE]
set -euo pipefail
cd "$(dirname "$0")/.."

secrets=deploy/secrets
readonly user=tabulation

# make NAME COMMAND...: the file with what the command prints, unless it is there.
make() {
  [[ -e $secrets/$1 ]] && return
  "${@:2}" > "$secrets/.new"
  chmod 444 "$secrets/.new"
  mv "$secrets/.new" "$secrets/$1"
  echo "made $secrets/$1"
}

random() {
  openssl rand -hex 32
}

broker_user() {
  printf 'default_user = %s\ndefault_pass = %s\n' "$user" "$(cat "$secrets/broker-password")"
}

# The second for a replica, which asks with it.
cache_password() {
  printf 'requirepass %s\nmasterauth %s\n' "$(cat "$secrets/cache-password")" "$(cat "$secrets/cache-password")"
}

compose_settings() {
  echo "# What docker-compose.yml and deploy/local/up.sh need to be told. Passwords are in $secrets."
  echo "# PEM file with the public key that must sign the election's definition."
  echo "OPERATOR_KEY_FILE=${1:+$(realpath "$1")}"
  echo '# Name of the log in its checkpoints, another for each election: best an address of yours without scheme, like results.example/majilis-2023.'
  echo 'LOG_ORIGIN=tabulation.invalid/election'
}

[[ -z ${1:-} || -r $1 ]] || { echo "There is no $1 to be read." >&2; exit 1; }
umask 077
mkdir -p "$secrets"
chmod 700 "$secrets"
make broker-password random
make cache-password random
make store-password random
make totals-secret random
make peers-token random
make broker.conf broker_user
make cache.conf cache_password
make intake-key.pem openssl genpkey -algorithm EC -pkeyopt ec_paramgen_curve:P-256
make log-key.pem openssl genpkey -algorithm ed25519
if [[ ! -e .env ]]; then
  compose_settings "${1:-}" > .env
  echo 'made .env'
fi

grep -q '^OPERATOR_KEY_FILE=.' .env || echo 'Give OPERATOR_KEY_FILE in .env: the PEM file with the operator'\''s public key.'
