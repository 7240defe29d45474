#!/usr/bin/env bash
# Installs the npm packages the tests use, unless they are there already. Safe to be called by several at once.
set -euo pipefail
cd "$(dirname "$0")"

exec 9> .npm.lock
flock 9
if [[ ! node_modules/.package-lock.json -nt package-lock.json ]]; then
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2
  touch node_modules/.package-lock.json
fi
