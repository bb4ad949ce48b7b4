#!/usr/bin/env bash
# Writes the causes in LOG, the log of a failed deploy, to the summary of the job. Without LOG, there is nothing to do.
set -euo pipefail

[[ -n $LOG ]] || exit 0
[[ -f $LOG ]] || { echo "::error::There is no log $LOG"; exit 1; }
flags=(--format markdown)
# One platform wrote the log. Among several, the log shows which.
[[ -z $PLATFORMS || $PLATFORMS == *,* ]] || flags+=(--platform "$PLATFORMS")
# A log without a known cause is no error.
proclint explain "${flags[@]}" - <"$LOG" >>"$GITHUB_STEP_SUMMARY" || [[ $? == 1 ]]
