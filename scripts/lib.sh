# shellcheck shell=bash
# What demo, test, benchmark and CI share: where the repository lies, what the system must have, and how to get it.
# To be sourced; it changes nothing by itself.

set -euo pipefail
# A failure inside $(…) is a failure, too.
shopt -s inherit_errexit

# The repository's folder, whatever folder the script was called from.
repository=$(cd -- "$(dirname -- "${BASH_SOURCE[0]}")/.." && pwd)
readonly repository

readonly least_swift=6.3

# Debian packages by what needs them. This is the only list of them.
# Each is found by what it brings, so that the same thing installed in another way counts as well.
# shellcheck disable=SC2034 # used by the scripts that source this file
readonly packages_to_build=(libsqlite3-dev zlib1g-dev libpq-dev) packages_to_test=(sqlite3 chromium postgresql) packages_to_measure=(sqlite3 time)

# Set to "yes" once apt's lists are fresh.
lists_are_fresh=no

say() { printf '%s\n' "$*" >&2; }

fail() {
    say "error: $1"
    shift
    local line
    for line in "$@"; do say "  $line"; done
    exit 2
}

# The name under which Chromium is installed; empty where it is not.
chromium_command() {
    local name
    for name in chromium chromium-browser google-chrome google-chrome-stable; do
        if command -v "$name"; then return; fi
    done
}

is_present() {
    case $1 in
        libsqlite3-dev)
            [[ -e /usr/include/sqlite3.h || -e /usr/local/include/sqlite3.h ]] ||
                { command -v pkg-config >/dev/null && pkg-config --exists sqlite3; }
            ;;
        zlib1g-dev)
            [[ -e /usr/include/zlib.h || -e /usr/local/include/zlib.h ]] ||
                { command -v pkg-config >/dev/null && pkg-config --exists zlib; }
            ;;
        libpq-dev)
            [[ -e /usr/include/libpq-fe.h || -e /usr/include/postgresql/libpq-fe.h || -e /usr/local/include/libpq-fe.h ]] ||
                { command -v pkg-config >/dev/null && pkg-config --exists libpq; }
            ;;
        postgresql) compgen -G '/usr/lib/postgresql/*/bin/initdb' >/dev/null || command -v initdb >/dev/null ;;
        chromium) [[ -n $(chromium_command) ]] ;;
        time) [[ -x /usr/bin/time ]] ;;
        *) command -v "$1" >/dev/null ;;
    esac
}

# Prints those of the named packages that are not there.
missing_of() {
    local package
    for package in "$@"; do
        is_present "$package" || printf '%s\n' "$package"
    done
}

# Runs a command as root: directly, or by sudo where that asks no password. Fails where neither works.
as_root() {
    if [[ $(id -u) == 0 ]]; then
        "$@"
    elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
        sudo -n "$@"
    else
        return 1
    fi
}

apt_get() {
    as_root env DEBIAN_FRONTEND=noninteractive apt-get -o DPkg::Lock::Timeout=300 -qq "$@" </dev/null >&2
}

# Installs what is missing of the named packages; status 1 where something is still missing afterwards.
install_missing() {
    local missing
    mapfile -t missing < <(missing_of "$@")
    ((${#missing[@]} > 0)) || return 0
    command -v apt-get >/dev/null && as_root true || return 1
    say "Installing ${missing[*]}"
    if [[ $lists_are_fresh == no ]]; then
        apt_get update || say "apt-get update failed; trying with the lists that are there"
        lists_are_fresh=yes
    fi
    apt_get install -y --no-install-recommends "${missing[@]}" || true
    [[ -z $(missing_of "$@") ]]
}

# Installs what nothing works without, or ends with what to type.
require() {
    install_missing "$@" && return
    local missing
    mapfile -t missing < <(missing_of "$@")
    fail "not installed: ${missing[*]}" "type: sudo apt-get update && sudo apt-get install ${missing[*]}"
}

# Ends with what to install where Swift is missing or too old.
require_swift() {
    local advice="install Swift $least_swift or newer: https://www.swift.org/install/linux/"
    command -v swift >/dev/null || fail "there is no swift on the PATH" "$advice"
    local version
    version=$(swift --version 2>/dev/null | sed -n 's/.*Swift version \([0-9][0-9.]*\).*/\1/p' | head -n 1)
    [[ -n $version ]] || fail "swift --version does not say which Swift this is" "$advice"
    [[ $(printf '%s\n' "$least_swift" "$version" | sort -V | head -n 1) == "$least_swift" ]] ||
        fail "this is Swift $version, and the toolkit needs $least_swift" "$advice"
}

# The flags of a release build: the Swift runtime goes into each binary, so that it runs where Swift is not installed and
# starts in half the time; without symbols it weighs 65 MB instead of 99.
readonly release_build=(-c release --static-swift-stdlib -Xlinker -s)

# Builds the executables for use and prints the folder they are in, or ends with status 2. One product at a time: what
# the tests share cannot be built for a static runtime, and is not needed.
build_release() {
    local product
    while read -r product; do
        swift build --package-path "$repository" "${release_build[@]}" --product "$product" </dev/null >&2 ||
            fail "the build did not succeed" "what the compiler says is above"
    done < <(sed -n 's/.*\.executable(name: "\([^"]*\)".*/\1/p' "$repository/Package.swift")
    swift build --package-path "$repository" "${release_build[@]}" --show-bin-path
}
