#!/usr/bin/env bash
# Installs the servers the tests run against, and the browser that looks at the page, from Debian's packages, unless they are there already. Safe to be called by several at
# once. The tests start servers of their own: no system instance is started.
set -euo pipefail

declare -A programs=(
  [chromium]=/usr/bin/chromium
  [rabbitmq-server]=/usr/sbin/rabbitmq-server
  [redis-server]=/usr/bin/redis-server
  [postgresql]='/usr/lib/postgresql/*/bin/postgres'
)

missing() {
  for package in "${!programs[@]}"; do
    compgen -G "${programs[$package]}" > /dev/null || echo "$package"
  done
}

exec 9> "${TMPDIR:-/tmp}/tabulation-servers.lock"
flock 9
mapfile -t packages < <(missing)
if [[ ${#packages[@]} -gt 0 ]]; then
  "$(dirname "$0")/install-debian.sh" "${packages[@]}"
fi

mapfile -t packages < <(missing)
if [[ ${#packages[@]} -gt 0 ]]; then
  echo "Installed, but without their programs: ${packages[*]}" >&2
  exit 1
fi
