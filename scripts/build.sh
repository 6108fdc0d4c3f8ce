#!/usr/bin/env bash
# Installs what is missing and builds the given targets (all if none) with a preset:
#   scripts/build.sh PRESET [TARGET...]
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
preset=$1
shift
scripts/install-dependencies.sh
echo "Configuring (preset $preset)"
log=$(mktemp)
trap 'rm -f "$log"' EXIT
if ! cmake --preset "$preset" >"$log" 2>&1; then
    cat "$log" >&2
    echo "Configuring failed. If build/$preset is from another machine or version, remove it and try again." >&2
    exit 1
fi
echo "Building into build/$preset"
if ! cmake --build "build/$preset" ${1:+--target "$@"}; then
    echo "The build failed: the first error above says where." >&2
    exit 1
fi
