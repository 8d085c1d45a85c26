#!/bin/sh
# What `make demo` shows: the platform schema brought to a PostgreSQL of its own, and a second plan that is empty.
set -eu

# The lancio seed set takes its project's database password from the environment; a demo makes one up.
: "${LANCIO_DATABASE_PASSWORD:=$(od -An -N12 -tx1 /dev/urandom | tr -d ' \n')}"
export LANCIO_DATABASE_PASSWORD

# The demo has its own database whatever the shell around it points at.
unset DATABASE_URL PGHOST PGHOSTADDR PGPORT PGDATABASE PGSERVICE PGUSER PGPASSWORD || true

echo "== starting the embedded server"
conninfo=$(schemadiff server start)

echo "== plan"
schemadiff plan --db "$conninfo"

echo "== apply"
schemadiff apply --yes --db "$conninfo" | tail -n 3

echo "== plan again: nothing is left to do"
schemadiff plan --exit-code --db "$conninfo"

cat <<TEXT

Connect with any client to
    $conninfo
Change something in schema/ and run \`.venv/bin/schemadiff plan\` again; LANCIO_DATABASE_PASSWORD has to be set,
or the lancio seeds left out with --seeds none. Stop the server with \`.venv/bin/schemadiff server stop\`.
TEXT
