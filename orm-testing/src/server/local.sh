# Runs a private Postgres cluster until standard input ends, then removes every trace of it.
# $1: the folder of the Postgres programs. $2: settings, as options of `postgres`. The others: ports to try.
# Prints `ready` and the port, or what went wrong.
programs=$1 settings=$2
shift 2
exec 2>&1
trap '' HUP INT TERM PIPE

# In memory where there is a gigabyte of it: a database is some 300 files, and a disk takes long to make them.
in_memory() {
    [ -z "${TMPDIR:-}" ] && df -Pk /dev/shm 2>/dev/null | {
        read -r _
        read -r _ _ _ free _ && [ "$free" -gt 1000000 ]
    }
}
parent=${TMPDIR:-/tmp}
! in_memory || parent=/dev/shm
dir=$(mktemp -d "$parent/squall-test-XXXXXX" || mktemp -d /tmp/squall-test-XXXXXX) || exit 1
cd "$dir" || exit 1
sockets=$dir
# A socket's path has at most 107 characters.
[ ${#dir} -lt 90 ] || sockets=

start() {
    printf '%s\n' "$SQUALL_TEST_PASSWORD" >password
    "$programs/initdb" --pgdata=data --username=postgres --pwfile=password --auth=password \
        --encoding=UTF8 --locale=C --no-sync >>log || return
    for port; do
        "$programs/pg_ctl" start --pgdata=data --log=log --wait --timeout=60 >/dev/null \
            --options="-p $port -c listen_addresses=127.0.0.1 -c unix_socket_directories='$sockets' $settings" &&
            echo "ready $port" && return
    done
    return 1
}

if start "$@"; then
    # Nobody reads any more; and a test runner waits for whoever holds its output.
    exec >/dev/null 2>&1
    while read -r _; do :; done
else
    cat log
fi
"$programs/pg_ctl" stop --pgdata=data --mode=immediate --wait >/dev/null 2>&1 ||
    kill -s KILL "$(head -n 1 data/postmaster.pid)" 2>/dev/null
cd /
rm -rf "$dir"
