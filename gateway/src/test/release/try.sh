#!/usr/bin/env bash
# Unpacks a release elsewhere and uses it, with a Maven on the PATH that must not be called.
set -euo pipefail
tarball=$(readlink -f "$1")

elsewhere=$(mktemp -d)
trap 'rm -rf "$elsewhere"' EXIT
mkdir "$elsewhere/bin"
printf '#!/bin/sh\necho "Maven was called" >&2\nexit 1\n' >"$elsewhere/bin/mvn"
chmod +x "$elsewhere/bin/mvn"
export PATH=$elsewhere/bin:$PATH MRA_HOME=$elsewhere/var MRA_PORT=0 MRA_BROKER_PORT=0
unset MRA_CONFIG MRA_URL

try() { echo "release: $1"; }

tar -xzf "$tarball" -C "$elsewhere" --no-same-owner
cd "$elsewhere"/mra-gateway-*

try "./mra --help"
./mra --help | grep -q '  backup '
try "./mra check"
./mra check >"$elsewhere/check.out" || { cat "$elsewhere/check.out"; exit 1; }
try "./mra run --once, by a link"
ln -s "$PWD/mra" "$elsewhere/bin/mra"
(cd / && mra run --once --operators=EU=20,HK=20,MO=20)
try "./mra simulate, ended by what is said to it"
./mra certificates --out "$elsewhere/ours" >/dev/null
./mra simulate HK --records 20 --gateway-certificates "$elsewhere/ours" <<<quit >"$elsewhere/simulate.out"
grep -q '20 operators is on offer' "$elsewhere/simulate.out"
./mra simulate HK --gateway-certificates "$elsewhere/ours" --hand-over "$elsewhere/hk.zip" | grep -q 'SHA-256'
try "./mra backup and restore"
./mra backup "$elsewhere/backup"
MRA_HOME=$elsewhere/restored ./mra restore "$elsewhere/backup"
try "./mra run --once on what was restored"
MRA_HOME=$elsewhere/restored ./mra run --once --operators=EU=20,HK=20,MO=20
for command in test package; do
  try "./mra $command belongs to a clone"
  if ./mra $command 2>"$elsewhere/clone.out"; then exit 1; fi
  grep -q 'clone' "$elsewhere/clone.out"
done
try "./mra release is about held lists"
./mra release --help | grep -q 'EXCHANGE'

if command -v systemd-analyze >/dev/null; then
  try "systemd-analyze verify"
  # Paths as they are here: it looks whether the program exists.
  sed "s#/opt/mra-gateway#$PWD#; s#^User=.*#User=$(id -un)#; s#^Group=.*#Group=$(id -gn)#" \
    systemd/mra-gateway.service >"$elsewhere/mra-gateway.service"
  systemd-analyze verify --man=no "$elsewhere/mra-gateway.service"
fi
echo "release: good"
