#!/bin/sh
# The command `pendulaire`: the program with the settings of this machine's server. Started by root it becomes the
# server's user, for a base, a log or keys that root made could not be opened by the server.
set -eu
program=/usr/lib/pendulaire/pendulaire

# Reads NAME=value lines as systemd does: nothing in them is run, and what is set already stays.
settings() {
    [ -r "$1" ] || return 0
    while IFS= read -r line || [ -n "$line" ]; do
        name=${line%%=*}
        value=${line#*=}
        case $line in *=*) ;; *) continue ;; esac
        case $name in '' | [0-9]* | *[!A-Za-z0-9_]*) continue ;; esac
        case $value in
            \"*\") value=${value#\"} value=${value%\"} ;;
            \'*\') value=${value#\'} value=${value%\'} ;;
        esac
        eval "[ -n \"\${$name+set}\" ]" || export "$name=$value"
    done <"$1"
}

settings /etc/pendulaire/pendulaire.conf
settings /usr/lib/pendulaire/defaults.conf

if [ "$(id -u)" -eq 0 ]; then
    umask 077
    # Root's own files (certificates, passwords of PostgreSQL) are not the server's.
    export HOME=/var/lib/pendulaire
    exec setpriv --reuid=pendulaire --regid=pendulaire --init-groups --inh-caps=-all -- "$program" "$@"
fi
exec "$program" "$@"
