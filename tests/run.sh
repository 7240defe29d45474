#!/usr/bin/env bash
# The one test command. Installs what the tests need, lints the contracts, runs all test projects, and the whole installation in containers and
# without; says on its last line how many checks passed, failed and were skipped, over all runners. Exits with 0 only if some passed and none failed.
#
# Checks outside dotnet that cannot run append a line that says why to the file $TABULATION_SKIPPED.
set -uo pipefail
cd "$(dirname "$0")/.."

results=$(mktemp -d)
trap 'rm -rf "$results"' EXIT
export TABULATION_SKIPPED=$results/skipped
: > "$TABULATION_SKIPPED"
passed=0 failed=0
# One compiler for all projects, which ends by itself soon afterwards: a new one for each takes twice as long.
export UseSharedCompilation=true

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

check 'npm packages' tests/install-packages.sh
check 'servers' tests/install-servers.sh
check 'buf lint' lint_protos

check 'dotnet build' dotnet build Tabulation.sln --configuration Release --nologo --verbosity quiet
echo '== dotnet test'
# A project whose tests hang is ended after 25 minutes, and has failed.
TABULATION_RESULTS=$results dotnet test Tabulation.sln --configuration Release --no-build --nologo -- RunConfiguration.TestSessionTimeout=1500000
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
