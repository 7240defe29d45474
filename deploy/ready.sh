#!/usr/bin/env bash
# Succeeds if the service at HOST PORT says that it is ready to serve. Needs nothing but bash.
# usage: ready.sh HOST PORT
set -uo pipefail
exec 3<> "/dev/tcp/$1/$2" || exit 1
printf 'GET /readyz HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n' "$1" >&3
read -r -t 5 _ status _ <&3
[[ $status == 200 ]]
