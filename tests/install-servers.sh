#!/usr/bin/env bash
# Installs the servers the tests run against, from Debian's packages, unless they are there already. Safe to be called by several at
# once. The tests start servers of their own: no system instance is started.
set -euo pipefail

declare -A programs=(
  [rabbitmq-server]=/usr/sbin/rabbitmq-server
  [redis-server]=/usr/bin/redis-server
  [postgresql]='/usr/lib/postgresql/*/bin/postgres'
)

missing() {
  for package in "${!programs[@]}"; do
    compgen -G "${programs[$package]}" > /dev/null || echo "$package"
  done
}

# Debian asks this program whether an installed service may be started. One that is there already keeps its answer.
forbid_autostart() {
  [[ -e /usr/sbin/policy-rc.d ]] && return
  printf '#!/bin/sh\nexit 101\n' > /usr/sbin/policy-rc.d
  chmod +x /usr/sbin/policy-rc.d
  trap 'rm -f /usr/sbin/policy-rc.d' EXIT
}

exec 9> "${TMPDIR:-/tmp}/tabulation-servers.lock"
flock 9
mapfile -t packages < <(missing)
if [[ ${#packages[@]} -gt 0 ]]; then
  if [[ $(id -u) -ne 0 ]]; then
    echo "Missing, and only root can install them: ${packages[*]}" >&2
    exit 1
  fi
  forbid_autostart
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq -o DPkg::Lock::Timeout=300
  apt-get install -y -qq -o DPkg::Lock::Timeout=300 --no-install-recommends "${packages[@]}" > /dev/null
fi

mapfile -t packages < <(missing)
if [[ ${#packages[@]} -gt 0 ]]; then
  echo "Installed, but without their programs: ${packages[*]}" >&2
  exit 1
fi
