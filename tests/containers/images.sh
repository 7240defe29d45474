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
  export IMAGE_PREFIX=$prefix SDK_IMAGE=$prefix/sdk RUNTIME_IMAGE=$prefix/runtime NODE_IMAGE=$prefix/node NUGET_SOURCE=/nuget
  export BROKER_IMAGE=$prefix/broker CACHE_IMAGE=$prefix/cache STORE_IMAGE=$prefix/store
  debian || return 1
  local server
  for server in broker cache store; do
    docker build -q --network=host --build-arg BASE="$prefix/debian" -t "$prefix/$server" "tests/containers/$server" > /dev/null &
    server_images+=($!)
  done
  node_image && dotnet_images
}

# They are made beside those of the services.
server_images_ready() {
  local pid
  for pid in "${server_images[@]}"; do wait "$pid" || return 1; done
}

server_images=()

debian() {
  local suite packages=ca-certificates,libssl3,libstdc++6,zlib1g
  suite=$(. /etc/os-release && echo "$VERSION_CODENAME")
  # Node's own builds need no more; Debian's is linked with much else, which comes with its package.
  ldd "$(realpath "$(command -v node)")" | grep -q libuv && packages+=,nodejs
  debootstrap --variant=minbase --include="$packages" "$suite" "$temp/debian" http://deb.debian.org/debian \
    > "$temp/debootstrap.log" || { tail -5 "$temp/debootstrap.log"; return 1; }
  # Containers are thrown away: what is installed need not survive a power cut, nor be explained.
  printf '%s\n' force-unsafe-io path-exclude=/usr/share/{doc,man,locale}/'*' > "$temp/debian/etc/dpkg/dpkg.cfg.d/quick"
  rm -f "$temp"/debian/var/cache/apt/archives/*.deb
  debian_and | docker import - "$prefix/debian" > /dev/null
}

# debian_and ARGUMENT...: an archive of Debian's files and of what else tar is told, to be imported in one go. Of Node there is the machine's only: no file
# may come twice.
debian_and() {
  tar -C "$temp/debian" --exclude=./proc/* --exclude=./sys/* --exclude=./usr/bin/node -c . "$@"
}

# The machine's Node with the page's packages as they are installed here: there is no registry to ask inside. What is made of them is made inside.
node_image() {
  local node
  node=$(realpath "$(command -v node)")
  node services/Page/build.mjs --install || return 1
  debian_and --transform 's,^node$,./usr/bin/node,S' --transform 's,^node_modules,./page/node_modules,S' --exclude=node_modules/.made \
    -C "$(dirname "$node")" node -C "$PWD/services/Page" node_modules | docker import --change 'ENV PATH=/usr/sbin:/usr/bin:/sbin:/bin' - "$prefix/node" > /dev/null
}

# The machine's .NET, once to run and once to build with the machine's packages as a source to restore from: each is there once, as downloaded.
dotnet_images() {
  local root packages change='ENV PATH=/usr/share/dotnet:/usr/sbin:/usr/bin:/sbin:/bin DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1 DOTNET_NOLOGO=1 DOTNET_CLI_TELEMETRY_OPTOUT=1'
  local to_dotnet='s,^\(dotnet\|host\|shared\|packs\|sdk-manifests\|sdk\)\(/\|$\),./usr/share/dotnet/\1\2,S' to_packages='s,^[^.],./nuget/&,S'
  root=$(dirname "$(realpath "$(command -v dotnet)")")
  packages=$(dotnet nuget locals global-packages --list | sed 's/.*: //')
  find "$packages" \( -name '*.nupkg' -o -name '*.nupkg.sha512' -o -name '*.nupkg.metadata' -o -name '*.nuspec' \) -printf '%P\n' > "$temp/packages"
  debian_and --transform "$to_dotnet" -C "$root" dotnet host shared \
    | docker import --change "$change" - "$prefix/runtime" > /dev/null || return 1
  debian_and --transform "$to_dotnet" --transform "$to_packages" -C "$root" dotnet host shared packs sdk-manifests "sdk/$(dotnet --version)" \
    -C "$packages" --files-from "$temp/packages" | docker import --change "$change" - "$prefix/sdk" > /dev/null || return 1
  rm -rf "$temp/debian"
}
