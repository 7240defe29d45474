# A container engine: one that runs, or Debian's, started for as long as the test takes. Expects $temp.

# Debian's packages, where something is missing. Fails where they cannot be installed.
install_engine() {
  local missing=()
  [[ -x $(command -v docker) ]] && docker info > /dev/null 2>&1 || [[ -x /usr/sbin/dockerd ]] || missing+=(docker.io iptables)
  compose_command > /dev/null || missing+=(docker-compose)
  [[ -x /usr/sbin/debootstrap ]] || missing+=(debootstrap)
  [[ ${#missing[@]} -eq 0 ]] && return
  [[ $(id -u) -eq 0 && -x $(command -v apt-get) ]] || return 1
  tests/install-debian.sh "${missing[@]}"
}

# docker compose, as a plug-in or as a program of its own.
compose_command() {
  if command -v docker-compose; then return; fi
  docker compose version > /dev/null 2>&1 && echo 'docker compose'
}

# Uses the engine that runs; else starts one with data of its own.
start_engine() {
  docker info > /dev/null 2>&1 && return
  export DOCKER_HOST=unix://$temp/docker.sock
  dockerd --host "$DOCKER_HOST" --data-root "$temp/docker" --exec-root "$temp/exec" --pidfile "$temp/docker.pid" > "$temp/dockerd.log" 2>&1 &
  engine=$!
  until docker info > /dev/null 2>&1; do
    kill -0 "$engine" 2> /dev/null || { engine=; tail -3 "$temp/dockerd.log"; return 1; }
    sleep 0.2
  done
}

stop_engine() {
  [[ -n $engine ]] || return 0
  kill "$engine"
  wait "$engine"
  engine=
}

engine=
