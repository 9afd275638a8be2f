#!/bin/sh
# Names the system libraries that Qt needs on Debian and Ubuntu, and those given as arguments, and
# installs the missing ones where it may; otherwise prints the one command to run.
set -eu
command -v dpkg-query >/dev/null 2>&1 || exit 0 # another system: Qt's wheels bring what they need

wanted="libegl1 libgl1 libopengl0 libfontconfig1 libglib2.0-0 libdbus-1-3 libxkbcommon0
libxkbcommon-x11-0 libxcb-cursor0 libxcb-icccm4 libxcb-image0 libxcb-keysyms1 libxcb-randr0
libxcb-render-util0 libxcb-shape0 libxcb-xinerama0 libxcb-xkb1 python3-venv $*"

missing=""
for package in $wanted; do
    # Ubuntu names some of these with t64 behind.
    if ! dpkg-query -W -f '${Status}\n' "$package" "${package}t64" 2>/dev/null | grep -q "ok installed"; then
        missing="$missing $package"
    fi
done
[ -n "$missing" ] || exit 0

if [ "$(id -u)" = 0 ]; then
    apt-get update -qq
    # shellcheck disable=SC2086 # a list of words on purpose
    DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends $missing >/dev/null
    exit 0
fi
echo "Takt needs these system libraries. Run once, then the same command again:"
echo "    sudo apt-get install$missing"
exit 1
