#!/usr/bin/env bash
# Builds entente and opens the bundled case. Without a display it writes pictures and tables of the
# case to out/ instead. Arguments go to `entente view`.
set -euo pipefail
root=$(cd "$(dirname "$(readlink -f "$0")")/.." && pwd)
"$root/scripts/build.sh" release entente entente-graphviz
entente=$root/build/release/entente

if [ -n "${DISPLAY:-}${WAYLAND_DISPLAY:-}" ]; then
    exec "$entente" view "$@"
fi

case=$root/data/japan-dprk
out=$root/out
mkdir -p "$out"
echo "No display here: writing the bundled case to $out"
for year in 1959 1972 1991 2002 2006 2014; do
    echo "  picture of $year"
    "$entente" draw "$case" --at "$year" -o "$out/$year.svg"
    "$entente" draw "$case" --at "$year" -o "$out/$year.png"
done
for table in events actors slices; do
    echo "  $table.csv"
    "$entente" "$table" "$case" --format csv >"$out/$table.csv"
done
echo "  ties.csv"
"$entente" network "$case" --all --format csv >"$out/ties.csv"
for level in network actor tie; do
    echo "  measures-$level.csv"
    "$entente" measures "$case" --level "$level" --format csv >"$out/measures-$level.csv"
done
echo "  window.png"
"$entente" view "$case" --snapshot "$out/window.png" --at 2002
echo "Done. Pictures (svg, png), tables (csv) and one frame of the window are in $out"
