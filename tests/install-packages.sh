#!/usr/bin/env bash
# Installs the npm packages of a folder, by its path from the root, that the tests use, unless they are there already; without one, those of the tests
# themselves. Safe to be called by several at once.
set -euo pipefail
cd "$(dirname "$0")/.."

exec 9> tests/.npm.lock
flock 9
cd "${1:-tests}"
if [[ ! node_modules/.package-lock.json -nt package-lock.json ]]; then
  npm ci --ignore-scripts --no-audit --no-fund --loglevel=error >&2
  touch node_modules/.package-lock.json
fi
