# shellcheck shell=sh
# How a broker's server gets from a distribution's packages into .brokers/, with the libraries that this
# system lacks. To be sourced by a script that has set -eu.
#
# A stable release carries an old one, so newer suites of the same distribution are tried first. apt
# fetches and verifies in a folder of its own, from the mirror and with the keys that this machine
# already uses. A server that does not run on this machine's libc is passed over.

# shellcheck source=scripts/lib.sh
. "$(dirname -- "$0")/lib.sh"

give_up() {
  fail "$1. Please install $otherwise"
}

# install_server PROGRAM PACKAGES OTHERWISE [--force | --release]
install_server() {
  program=$1
  packages=$2
  otherwise=$3
  shift 3
  server=$root/.brokers/$program
  suites=newest

  case $#:${1-} in
    0:) [ ! -x "$server" ] || exit 0 ;;
    1:--force) ;;
    1:--release)
      server=$server-release
      suites=own
      [ ! -x "$server" ] || exit 0
      ;;
    *)
      say "usage: $name [--force | --release]"
      exit 2
      ;;
  esac

  know_system
  temporary=$(mktemp -d)
  trap 'rm -rf "$temporary"' EXIT
  trap 'exit 130' INT
  trap 'exit 143' TERM HUP
  set_up_apt
  mirrors >"$temporary/mirrors"
  [ -s "$temporary/mirrors" ] || give_up "apt has no package sources here"

  case $suites in
    newest) say "looking for the newest $program" ;;
    own)
      say "looking for the $program of $codename"
      newer_suites=
      ;;
  esac
  while read -r mirror own_suite; do
    for suite in $newer_suites "$own_suite"; do
      if try "$mirror" "$suite"; then
        put
        echo "$version from $suite" >"$server.version"
        say "$program $(cat "$server.version")"
        exit 0
      fi
      say "none that runs here in $suite: $(tail -n 1 "$temporary/$suite/log" 2>/dev/null)"
    done
  done <"$temporary/mirrors"
  give_up "found no $program that runs here"
}

know_system() {
  for tool in apt-get dpkg-deb; do
    command -v "$tool" >/dev/null 2>&1 || give_up "this needs Debian or Ubuntu: there is no $tool"
  done
  # shellcheck source=/dev/null
  . /etc/os-release
  case " ${ID-} ${ID_LIKE-} " in
    *' ubuntu '*)
      newer_suites=devel
      components='main universe' # libraries are in main
      keyring=ubuntu-archive-keyring
      codename=${UBUNTU_CODENAME:-${VERSION_CODENAME-}}
      ;;
    *' debian '*)
      newer_suites='unstable testing'
      components=main
      keyring=debian-archive-keyring
      codename=${DEBIAN_CODENAME:-${VERSION_CODENAME-}}
      ;;
    *) give_up "this needs Debian or Ubuntu, not ${ID:-an unknown system}" ;;
  esac
  for file in "/usr/share/keyrings/$keyring.gpg" "/usr/share/keyrings/$keyring.pgp"; do
    [ ! -r "$file" ] || keys=$file
  done
  [ -n "${keys-}" ] || give_up "the package $keyring is missing"
}

set_up_apt() {
  mkdir -p "$temporary/state/lists/partial" "$temporary/cache/archives/partial"
  : >"$temporary/state/status"
  cat >"$temporary/apt.conf" <<END
Dir::State "$temporary/state";
Dir::State::lists "$temporary/state/lists";
Dir::State::status "$temporary/state/status";
Dir::Cache "$temporary/cache";
APT::Sandbox::User "$(id -un)";
Acquire::Languages "none";
Acquire::Retries "3";
Acquire::http::Timeout "30";
Acquire::https::Timeout "30";
// The system's hooks would work on the system's folders.
#clear APT::Update::Pre-Invoke;
#clear APT::Update::Post-Invoke;
#clear APT::Update::Post-Invoke-Success;
#clear DPkg::Pre-Install-Pkgs;
END
  cat >"$temporary/sources.conf" <<END
Dir::Etc::sourcelist "$temporary/sources.list";
Dir::Etc::sourceparts "-";
END
}

# The machine's own sources, as lines of "mirror suite", those of its own release first.
mirrors() {
  apt-get -c "$temporary/apt.conf" update --print-uris 2>/dev/null |
    sed -n "s|^'\(.*\)/dists/\([^/]*\)/InRelease'.*|\1 \2|p" | grep -v -e '-[a-z]*$' >"$temporary/all" || true
  {
    grep " $codename\$" "$temporary/all" || cat "$temporary/all"
  } | sort -u
}

# try MIRROR SUITE: a server from there that runs here?
try() {
  dir=$temporary/$2
  rm -rf "$dir"
  mkdir -p "$dir/libraries"
  echo "deb [signed-by=$keys] $1 $2 $components" >"$temporary/sources.list"
  cat "$temporary/apt.conf" "$temporary/sources.conf" >"$dir/both.conf"
  # shellcheck disable=SC2086 # packages are several words
  { apt-get -c "$dir/both.conf" -q update && fetch $packages; } >"$dir/log" 2>&1 || return 1
  for found in "$dir/usr/sbin/$program" "$dir/usr/bin/$program"; do
    if [ -x "$found" ] && supply "$found" >>"$dir/log" 2>&1 &&
      said=$(LD_LIBRARY_PATH=$dir/libraries "$found" --version 2>>"$dir/log"); then
      version=$(printf '%s\n' "$said" | sed -n 's/.* v=\{0,1\}\([0-9][^ ]*\).*/\1/p')
      return
    fi
  done
  return 1
}

# fetch PACKAGE...: unpacks them, each once.
fetch() {
  for package in "$@"; do
    if [ ! -e "$dir/$package.deb" ]; then
      mkdir "$dir/download"
      (cd "$dir/download" && apt-get -c "$dir/both.conf" -q download "$package") || return 1
      mv "$dir/download"/*.deb "$dir/$package.deb"
      rmdir "$dir/download"
      dpkg-deb -x "$dir/$package.deb" "$dir" || return 1
    fi
  done
}

# The names of the libraries that a program lacks. One that isn't linked with any lacks none.
lacking() {
  LD_LIBRARY_PATH=$dir/libraries ldd "$1" 2>/dev/null | sed -n 's/^[[:space:]]*\([^ ]*\) => not found$/\1/p'
}

# supply PROGRAM: gathers the libraries that it lacks from the packages that it depends on, and these
# on. A libc is never among them.
supply() {
  for _ in 1 2 3; do
    lacking "$1" >"$dir/lacking"
    [ -s "$dir/lacking" ] || return 0
    for package in "$dir"/*.deb; do
      dpkg-deb -f "$package" Depends
    done | tr ',' '\n' | sed -n 's/^ *\(lib[^ |(]*\).*/\1/p' | grep -v '^libc6$' | sort -u >"$dir/depends"
    # shellcheck disable=SC2046 # one word each
    fetch $(cat "$dir/depends") || return 1
    while read -r library; do
      find "$dir/usr" "$dir/lib" -name "$library" -exec cp -L {} "$dir/libraries" \; 2>/dev/null
    done <"$dir/lacking"
  done
  [ -z "$(lacking "$1")" ]
}

# Renames, so that a server which is running or just starting is never half a file.
put() {
  mkdir -p "$root/.brokers"
  rm -rf "$server.new" "$server.files.new"
  if [ -z "$(ls "$dir/libraries")" ]; then
    cp "$found" "$server.new"
  else
    cp -R "$dir/libraries" "$server.files.new"
    cp "$found" "$server.files.new/$program"
    rm -rf "$server.files"
    mv "$server.files.new" "$server.files"
    cat >"$server.new" <<END
#!/bin/sh
# Runs $program with the libraries that this system lacks.
files=\$(CDPATH='' cd -- "\$(dirname -- "\$0")" && pwd)/$(basename -- "$server.files")
export LD_LIBRARY_PATH="\$files\${LD_LIBRARY_PATH:+:\$LD_LIBRARY_PATH}"
exec "\$files/$program" "\$@"
END
  fi
  chmod 755 "$server.new"
  mv -f "$server.new" "$server"
  "$server" --version >/dev/null || give_up "$server does not run"
}
