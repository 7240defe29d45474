# The base images of the containers: pulled, or made from Debian and the machine's .NET where there is nothing to pull from.
# Expects $temp and $prefix. Sets the variables that docker-compose.yml takes.

# To see whether images can be pulled at all the smallest is enough.
base_images() {
  # The builder without BuildKit is the one that Debian has.
  export DOCKER_BUILDKIT=0 COMPOSE_DOCKER_CLI_BUILD=0
  if timeout 120 docker pull -q redis:7 > /dev/null 2>&1; then
    export IMAGE_PREFIX=$prefix
    return
  fi
  echo 'Images cannot be pulled: they are made from Debian.'
  export IMAGE_PREFIX=$prefix SDK_IMAGE=$prefix/sdk RUNTIME_IMAGE=$prefix/runtime NUGET_SOURCE=/nuget
  export BROKER_IMAGE=$prefix/broker CACHE_IMAGE=$prefix/cache STORE_IMAGE=$prefix/store
  dotnet_files &
  debian || return 1
  wait $! || return 1
  local server
  for server in broker cache store; do
    docker build -q --network=host --build-arg BASE="$prefix/debian" -t "$prefix/$server" "tests/containers/$server" > /dev/null &
    server_images+=($!)
  done
  dotnet_images
}

# They are made beside those of the services.
server_images_ready() {
  local pid
  for pid in "${server_images[@]}"; do wait "$pid" || return 1; done
}

server_images=()

debian() {
  local suite
  suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
  debootstrap --variant=minbase --include=ca-certificates,libssl3,libstdc++6,zlib1g "$suite" "$temp/debian" http://deb.debian.org/debian \
    > "$temp/debootstrap.log" || { tail -5 "$temp/debootstrap.log"; return 1; }
  # Containers are thrown away: what is installed need not survive a power cut, nor be explained.
  printf '%s\n' force-unsafe-io path-exclude=/usr/share/{doc,man,locale}/'*' > "$temp/debian/etc/dpkg/dpkg.cfg.d/quick"
  tar -C "$temp/debian" --exclude=./var/cache/apt/archives/*.deb --exclude=./proc/* --exclude=./sys/* -c . | docker import - "$prefix/debian" > /dev/null
  rm -rf "$temp/debian"
}

# The context of the images with .NET. Each package is there once, as downloaded.
dotnet_files() {
  local root files=$temp/dotnet
  root=$(dirname "$(realpath "$(command -v dotnet)")")
  mkdir -p "$files"/{runtime,sdk/sdk,packages}
  cp tests/containers/dotnet/Dockerfile "$files"
  cp -r "$root"/{dotnet,host,shared} "$files/runtime"
  cp -r "$root"/{packs,sdk-manifests} "$files/sdk"
  cp -r "$root/sdk/$(dotnet --version)" "$files/sdk/sdk"
  cd "$(dotnet nuget locals global-packages --list | sed 's/.*: //')" || return 1
  find . \( -name '*.nupkg' -o -name '*.nupkg.sha512' -o -name '*.nupkg.metadata' -o -name '*.nuspec' \) -exec cp --parents -t "$files/packages" {} +
}

dotnet_images() {
  docker build -q --build-arg BASE="$prefix/debian" --target runtime -t "$prefix/runtime" "$temp/dotnet" > /dev/null \
    && docker build -q --build-arg BASE="$prefix/debian" --target sdk -t "$prefix/sdk" "$temp/dotnet" > /dev/null
}
