#!/usr/bin/env bash
set -eu
chown redis: .
exec setpriv --reuid=redis --regid=redis --clear-groups "$@" --protected-mode no
