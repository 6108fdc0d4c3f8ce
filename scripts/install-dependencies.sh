#!/usr/bin/env bash
# Installs the Debian 12 packages that entente is built, run and tested with.
# Asks for root rights only if something is missing.
set -euo pipefail

packages=(
    # building
    g++ cmake ninja-build pkg-config ccache git
    libfmt-dev nlohmann-json3-dev libcli11-dev libcsv-dev zlib1g-dev liblzma-dev nettle-dev libpng-dev
    libigraph-dev libarpack2-dev libplfit-dev libblas-dev liblapack-dev libglpk-dev libgmp-dev libxml2-dev
    libgraphviz-dev libimgui-dev libstb-dev libglfw3-dev libgl-dev libegl-dev libepoxy-dev
    libfreetype-dev libfontconfig-dev libcairo2-dev libpango1.0-dev libgif-dev libwebp-dev
    # running
    libgl1-mesa-dri libegl1 fontconfig fonts-inter fonts-noto-core fonts-noto-cjk ffmpeg
    # testing
    catch2 xvfb xauth xdotool libxml2-utils webp
    chromium python3 python3-websocket python3-networkx
)

missing=()
for package in "${packages[@]}"; do
    status=$(dpkg-query -W -f='${Status}' "$package" 2>/dev/null || true)
    [ "$status" = "install ok installed" ] || missing+=("$package")
done
if [ ${#missing[@]} -eq 0 ]; then
    exit 0
fi

echo "Installing ${#missing[@]} packages: ${missing[*]}"
as_root=()
if [ "$(id -u)" -ne 0 ]; then
    if ! command -v sudo >/dev/null; then
        echo "These packages are missing and this user may not install them. As root, run:" >&2
        echo "  apt-get update && apt-get install --no-install-recommends ${missing[*]}" >&2
        exit 1
    fi
    as_root=(sudo)
fi
export DEBIAN_FRONTEND=noninteractive
if ! { "${as_root[@]}" apt-get update -qq &&
       "${as_root[@]}" apt-get install -y -qq --no-install-recommends "${missing[@]}"; }; then
    echo "The packages could not be installed. Is this Debian 12, with a connection to its packages?" >&2
    exit 1
fi
