#!/usr/bin/env bash
# The one test command. Installs what the tests need, lints the contracts, runs all test projects, and the whole installation in containers and
# without; says on its last line how many checks passed, failed and were skipped, over all runners. Exits with 0 only if some passed and none failed.
#
# Checks outside dotnet that cannot run append a line that says why to the file $TABULATION_SKIPPED.
set -uo pipefail
cd "$(dirname "$0")/.."

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
export results TABULATION_SKIPPED=$results/skipped
: > "$TABULATION_SKIPPED"
passed=0 failed=0
# One compiler for all projects, which ends by itself soon afterwards: a new one for each takes twice as long.
export UseSharedCompilation=true
# Programs that live for seconds gain nothing from being measured while they run: they start with a sixth less work without.
export DOTNET_TieredPGO=0

# check NAME COMMAND...: one check, passed if the command succeeds without saying that it was skipped.
check() {
  local before
  before=$(wc -l < "$TABULATION_SKIPPED")
  echo "== $1"
  if "${@:2}"; then
    [[ $(wc -l < "$TABULATION_SKIPPED") -gt $before ]] || passed=$((passed + 1))
  else
    failed=$((failed + 1))
    echo "FAILED: $1"
  fi
}

lint_protos() (
  cd protos && ../tests/node_modules/.bin/buf lint
)

# The longest first: what begins last is what the end waits for.
projects() {
  {
    printf '%s.Tests\n' EndToEnd Cli Faults Recount Simulation Ledger
    printf '%s\n' tests/*.Tests | cut -d / -f 2
  } | awk '!seen[$0]++'
}

# test_project NAME: its tests, as they are compiled. What it says is shown in one piece. One whose tests hang is ended after 25 minutes, and
# has failed.
test_project() {
  local status
  dotnet test "tests/$1/bin/Release/net10.0/Tabulation.$1.dll" --nologo --logger "trx;LogFileName=$1.trx" --results-directory "$results" \
    -- RunConfiguration.TestSessionTimeout=1500000 > "$results/$1.log" 2>&1
  status=$?
  cat "$results/$1.log"
  return $status
}
export -f test_project

# Test results with this outcome, from the result files: what is printed is made for people.
count() {
  find "$results" -name '*.trx' -exec grep -ho '<UnitTestResult [^>]*' {} + | grep -c "outcome=\"$1\""
}

# A project that does not compile, or whose tests crash the process, leaves no result file.
missing() {
  for project in tests/*.Tests; do
    [[ -e $results/${project#tests/}.trx ]] || echo "FAILED: $project has no results"
  done
}

# What the page works out, and that its types agree, before anything is built with it.
test_page() (
  cd services/Page && node build.mjs && npm run --silent types && npm test --silent
)

check 'npm packages' tests/install-packages.sh
check 'npm packages of the publisher' tests/install-packages.sh deploy/examples/publisher-node
check 'servers' tests/install-servers.sh
check 'buf lint' lint_protos

check 'page' test_page
check 'dotnet build' dotnet build Tabulation.sln --configuration Release --nologo --verbosity quiet
echo '== dotnet test'
projects | xargs -P "$(nproc)" -I{} bash -c 'test_project {}'
status=$?
check 'one machine without containers' tests/local.sh
check 'containers' tests/containers.sh

passed=$((passed + $(count Passed)))
failed=$((failed + $(count Failed) + $(missing | wc -l)))
[[ $status -ne 0 && $failed -eq 0 ]] && failed=1
[[ $(count Passed) -eq 0 ]] && failed=$((failed + 1)) && echo 'FAILED: no test passed at all'
skipped=$(($(count NotExecuted) + $(wc -l < "$TABULATION_SKIPPED")))

missing
cat "$TABULATION_SKIPPED"
echo "$passed passed, $failed failed, $skipped skipped"
[[ $failed -eq 0 ]]
