#!/usr/bin/env bash
# Installs what is missing, builds everything, runs all tests. Arguments go to ctest (e.g. -L network).
set -euo pipefail
cd "$(dirname "$(readlink -f "$0")")/.."
scripts/build.sh release
echo "Testing"
if ! ctest --test-dir build/release --output-on-failure -j "$(nproc)" "$@"; then
    echo "Some tests failed; repeat one with: ctest --test-dir build/release --output-on-failure -R NAME" >&2
    exit 1
fi
