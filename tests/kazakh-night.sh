# The night of 19 March 2023 in Kazakhstan played from outside, and its official result. Expects $temp, and $server and $publication, gRPC addresses.

readonly official_votes='"amanat":3431510,"auyl":693938,"respublica":547154,"aqjol":535139,"qhp":432920,"osdp":331058,"baytaq":146431,"against_all":248291'
readonly official_seats='40 8 6 6 5 4 0 0'
readonly stations=10223

tabulate() {
  dotnet services/Cli/bin/Release/net10.0/tabulate.dll "$@"
}

# The repository's files and new secrets, in $temp/source: nothing is changed where the user has an installation.
copy_of_installation() {
  mkdir -p "$temp/source"
  git ls-files -z --cached --others --exclude-standard | tar --null --ignore-failed-read -T - -c | tar -x -C "$temp/source"
  tabulate simulate kazakhstan-2023 --prepare --keys "$temp/keys" > "$temp/operator-key"
  "$temp/source/deploy/make-secrets.sh" "$(cat "$temp/operator-key")" > /dev/null
}

# play SPEED
play() {
  timeout 300 dotnet services/Cli/bin/Release/net10.0/tabulate.dll simulate kazakhstan-2023 \
    --keys "$temp/keys" --server "$server" --publication "$publication" --speed "$1"
}

# Whether the votes and seats now are the official ones.
is_official() {
  local totals seats
  totals=$(tabulate totals --contest list --json --server "$server" --publication "$publication" | tr -d ' \n') || return 1
  seats=$(tabulate seats --contest list --json --server "$server" --publication "$publication" | sed -n 's/.*"seats": \([0-9]*\).*/\1/p' | xargs) || return 1
  [[ $totals == *"\"votes\":{$official_votes}"* && $totals == *"\"counted\":$stations,"* && $seats == "$official_seats" ]]
}

# After a restart the totals may have to be rebuilt first: waits up to a minute.
official_within_a_minute() {
  local end=$((SECONDS + 60))
  until is_official 2> /dev/null; do
    ((SECONDS < end)) || { echo 'The totals are not the official ones:'; tabulate totals --contest list --server "$server" --publication "$publication"; return 1; }
    sleep 1
  done
}
