#!/usr/bin/env bash
# Installs packages of Debian. What they would start as a service of the system is not started. Safe to be called by several at once.
# usage: install-debian.sh PACKAGE...
set -euo pipefail

# Debian asks this program whether an installed service may be started. One that is there already keeps its answer.
forbid_autostart() {
  [[ -e /usr/sbin/policy-rc.d ]] && return
  printf '#!/bin/sh\nexit 101\n' > /usr/sbin/policy-rc.d
  chmod +x /usr/sbin/policy-rc.d
  trap 'rm -f /usr/sbin/policy-rc.d' EXIT
}

if [[ $(id -u) -ne 0 ]]; then
  echo "Missing, and only root can install them: $*" >&2
  exit 1
fi
exec 9> "${TMPDIR:-/tmp}/tabulation-debian.lock"
flock 9
forbid_autostart
export DEBIAN_FRONTEND=noninteractive
apt-get update -qq -o DPkg::Lock::Timeout=300
apt-get install -y -qq -o DPkg::Lock::Timeout=300 --no-install-recommends "$@" > /dev/null
