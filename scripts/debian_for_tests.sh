#!/bin/sh
# Installs Debian's own packages that some tests drive (PostgreSQL, Chromium, espeak-ng), where we may.
# Where we may not, those tests skip and say so.
set -u
wanted=""
command -v chromium >/dev/null 2>&1 || wanted="$wanted chromium"
command -v espeak-ng >/dev/null 2>&1 || wanted="$wanted espeak-ng"
ls /usr/lib/postgresql/*/bin/initdb >/dev/null 2>&1 || wanted="$wanted postgresql"
[ -z "$wanted" ] && exit 0
if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
  echo "installing for the tests:$wanted"
  export DEBIAN_FRONTEND=noninteractive
  apt-get update -qq >/dev/null 2>&1
  for package in $wanted; do
    apt-get install -y -qq --no-install-recommends "$package" >/dev/null 2>&1 ||
      echo "could not install $package; the tests that need it will skip and say so"
  done
else
  echo "not root: the tests that need$wanted will skip and say so"
fi
exit 0
