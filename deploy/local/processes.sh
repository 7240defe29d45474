# Processes in the background that later scripts can stop: $data/pids/NN-NAME holds the id and the start time of each, in order of their start.
# Expects $data.

# start NAME COMMAND...: in a session of its own, so that Ctrl-C at the terminal does not reach it; output goes to $data/logs/NAME.log.
start() {
  local name=$1 number
  shift
  number=$(find "$data/pids" -type f | wc -l)
  setsid "$@" < /dev/null >> "$data/logs/$name.log" 2>&1 8>&- 9>&- &
  echo "$! $(started_at $!)" > "$data/pids/$(printf %02d "$number")-$name"
}

# In ticks since the machine's start: tells a process from a later one with the same id. Nothing for one that has ended (Z), also where nobody has
# taken note of that yet.
started_at() {
  sed -n 's/.*) \([^Z]\)/\1/p' "/proc/$1/stat" 2> /dev/null | cut -d ' ' -f 20
}

# alive NAME: whether it still runs.
alive() {
  local pid since
  read -r pid since 2> /dev/null < <(cat "$data"/pids/??-"$1") && [[ -n $since && $(started_at "$pid") == "$since" ]]
}

# The names of all that were started, the last one first.
started() {
  [[ -d $data/pids ]] && find "$data/pids" -type f -printf '%f\n' | sort -r | cut -d - -f 2-
}

# stop NAME: asks it to end, and waits; after a minute it is killed, with what it has started.
stop() {
  local file pid _ signal=TERM
  file=$(echo "$data"/pids/??-"$1")
  read -r pid _ < "$file"
  # To PostgreSQL, TERM means to wait for all clients.
  [[ $1 == store* ]] && signal=INT
  if alive "$1"; then
    gone "$1" "$pid" "$signal" || { echo "$1 does not end; it is killed." >&2; kill -s KILL -- "-$pid"; }
  fi
  rm -f "$file"
}

# Asks again every five seconds: who has only just begun may not listen yet.
gone() {
  local tries
  for ((tries = 0; tries < 600; tries++)); do
    ((tries % 50)) || kill -s "$3" "$2" 2> /dev/null || true
    alive "$1" || return 0
    sleep 0.1
  done
  return 1
}

# within SECONDS NAME COMMAND...: waits until the command succeeds, while the process NAME lives.
within() {
  local end=$((SECONDS + $1)) name=$2
  shift 2
  until "$@" > /dev/null 2>&1; do
    alive "$name" || { echo "$name has ended; the end of its log:" >&2; tail -5 "$data/logs/$name.log" >&2; return 1; }
    ((SECONDS < end)) || { echo "$name is not ready; see $data/logs/$name.log" >&2; return 1; }
    sleep 0.2
  done
}
