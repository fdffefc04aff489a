# Sourced by bin/test and bin/check: stages that are timed, counted, and never silently left out.
# shellcheck shell=bash

passed=0
failed=0

# stage NAME COMMAND...: runs the command and says how it went and how many minutes it took. It
# counts as one, unless the command calls `count`. When it calls `skip`, the stage did not run; when
# it calls `uncounted`, what it found neither passes nor fails.
stage() {
  local name=$1 began=$SECONDS status=0 outcome=passed
  shift
  counted="" skipped="" only_told=""
  printf '\n== %s\n' "$name"
  "$@" || status=1
  if [ -n "$skipped" ]; then
    outcome="SKIPPED: $skipped"
    # On a machine that has everything, what does not run is a failure.
    [ "${CI:-}" != true ] || failed=$((failed + 1))
  elif [ -n "$only_told" ]; then
    outcome="NOT COUNTED: $only_told"
  else
    [ -n "$counted" ] || counted="$((1 - status)) $status"
    # shellcheck disable=SC2086
    set -- $counted
    [ "$status" = 0 ] || [ "$2" != 0 ] || set -- "$1" 1
    passed=$((passed + $1)) failed=$((failed + $2))
    [ "$2" = 0 ] || outcome=FAILED
    outcome="$outcome ($1 passed, $2 failed)"
  fi
  awk -v name="$name" -v outcome="$outcome" -v seconds=$((SECONDS - began)) \
    'BEGIN { printf "== %s: %s, %.1f min\n", name, outcome, seconds / 60 }'
}

# count PASSED FAILED: how many checks a stage's command held.
count() { counted="$1 $2"; }

# skip REASON: this stage cannot run here, and why.
skip() { skipped="$*"; }

# uncounted WORDS: what this stage found, which is only told, and why.
uncounted() { only_told="$*"; }

# The last line, alone, and the exit code.
close_stages() {
  printf '\n%d passed, %d failed\n' "$passed" "$failed"
  [ "$failed" = 0 ] && [ "$passed" -gt 0 ]
}
