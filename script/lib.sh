# What the scripts share. Sourced by them, from the root of the repository.
# shellcheck shell=bash

# A toolchain unpacked at its usual places is found even when the shell's PATH does not name it.
for toolchain in /opt/swift/usr/bin "${HOME:-/root}/.local/share/swiftly/bin"; do
    if ! command -v swift >/dev/null 2>&1 && [ -x "$toolchain/swift" ]; then
        PATH="$toolchain:$PATH"
    fi
done
export PATH

# say FRENCH ENGLISH: French, unless the session's language is English.
say() {
    case "${LC_ALL:-${LC_MESSAGES:-${LANG:-}}}" in
        en*) printf '%s\n' "$2" ;;
        *) printf '%s\n' "$1" ;;
    esac
}

# die STATUS FRENCH ENGLISH: one line that says what is wrong and what to do.
die() {
    local status=$1
    say "$2" "$3" >&2
    exit "$status"
}

# quietly COMMAND…: runs it without a word; shows all it said when it fails.
quietly() {
    local log status=0
    log=$(mktemp)
    "$@" >"$log" 2>&1 </dev/null || status=$?
    [ "$status" -eq 0 ] || cat "$log" >&2
    rm -f "$log"
    return "$status"
}
