#!/usr/bin/env bash
# Ends what deploy/local/up.sh started, in the opposite order. The data stays.
#
# usage: deploy/local/down.sh [--data DIR]
set -euo pipefail
cd "$(dirname "$0")/../.."

data=deploy/local/run
case ${1:-} in
  --data) data=$2 ;;
  '') ;;
  *) sed -n 's/^# usage/usage/p' "$0" >&2; exit 2 ;;
esac
[[ -d $data ]] || { echo "There is no $data."; exit 0; }
data=$(realpath "$data")
. deploy/local/processes.sh

exec 9> "$data/lock"
flock -n 9 || { echo "Another start or end of $data is under way." >&2; exit 1; }
for name in $(started); do
  echo "$name"
  stop "$name"
done
