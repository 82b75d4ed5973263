#!/bin/bash
# Proves the two commands of the README on a bare Debian 12: each runs in a fresh chroot that holds python3 and nothing else.
#
#   tests/proof/bare_debian.sh [window|tests]...        (both without an argument; as root)
#
# Needs debootstrap, Xvfb, xdotool and ImageMagick on this machine; PROOF_FOLDER says where the chroots are made (5 GB).
# The chroot uses the package sources, proxies and certificates that this machine is configured for; further folders
# that pip's configuration names are made visible with PROOF_BIND="/folder /folder".
set -euo pipefail

checkout=$(cd "$(dirname "$0")/../.." && pwd)
work=${PROOF_FOLDER:-$(mktemp -d /var/tmp/bare-debian.XXXXXX)}
mkdir -p "$work"

# Mounts live in a namespace of their own: whatever happens, they are gone when the script ends.
if [ -z "${PROOF_INSIDE:-}" ]; then
    PROOF_INSIDE=1 PROOF_FOLDER=$work exec unshare --mount --propagation private bash "$0" "$@"
fi

say() { printf '\n== %s\n' "$*"; }

make_base() { # a minimal Debian 12 with python3, made once
    [ -e "$work/base/.complete" ] && return
    local mirror
    mirror=$(apt-get indextargets --format '$(REPO_URI) $(CODENAME)' 'Created-By: Packages' | awk '$2 == "bookworm" {print $1; exit}')
    say "debootstrap"
    debootstrap --variant=minbase --include=python3 bookworm "$work/base" "$mirror" >"$work/debootstrap.log"
    touch "$work/base/.complete"
}

configure() { # ROOT: package sources, pip and certificates as on this machine
    local root=$1 file
    apt-get indextargets --format 'deb $(REPO_URI) $(RELEASE) $(COMPONENT)' 'Created-By: Packages' 'Origin: Debian' \
        >"$root/etc/apt/sources.list"
    apt-config dump | grep -E '^Acquire::(Check|http|https|Retries|ForceIP)' >"$root/etc/apt/apt.conf.d/90machine" || true
    for file in /etc/resolv.conf /etc/hosts /etc/pip.conf /etc/xdg/pip /root/.config/pip /etc/ssl/certs \
        /usr/local/share/ca-certificates; do
        [ -e "$file" ] || continue
        mkdir -p "$root$(dirname "$file")"
        cp -rL "$file" "$root$(dirname "$file")/" 2>/dev/null || true
    done
}

copy_checkout() { # ROOT: what git has, and the shared material beside it
    mkdir -p "$1/root/annotator"
    git -C "$checkout" archive HEAD | tar -x -C "$1/root/annotator"
    if [ -d "$checkout/../shared" ]; then cp -r "$checkout/../shared" "$1/root/shared"; fi
}

fresh_root() { # NAME: prints the folder of a fresh machine
    local root=$work/$1 folder
    mkdir "$root" # refuses to run over an old one
    cp -a "$work/base/." "$root/"
    configure "$root"
    copy_checkout "$root"
    mount -t proc proc "$root/proc"
    mount --rbind /dev "$root/dev"
    for folder in ${PROOF_BIND:-}; do
        mkdir -p "$root$folder"
        mount --bind "$folder" "$root$folder"
    done
    echo "$root"
}

readme_command() { # NAME: the command between its mark and the end of its block
    sed -n "/<!-- command: $1 -->/,/^\`\`\`\$/p" "$checkout/README.md" | sed '1,2d;$d'
}

inside() { # ROOT COMMAND: runs it as root in the checkout, with no more environment than pip needs
    local -a kept=()
    local name
    for name in $(compgen -e | grep -E '^(PIP_|SSL_|REQUESTS_|https?_proxy$|no_proxy$)' || true); do
        kept+=("$name=${!name}")
    done
    chroot "$1" /usr/bin/env -i HOME=/root PATH=/usr/sbin:/usr/bin:/sbin:/bin LC_ALL=C.UTF-8 DISPLAY="${DISPLAY:-}" \
        "${kept[@]}" bash -c "cd /root/annotator && $2" </dev/null
}

prove_tests() {
    local root
    root=$(fresh_root tests)
    say "the test command"
    inside "$root" "$(readme_command tests)"
}

prove_window() {
    local root server started
    root=$(fresh_root window)
    say "the window command"
    mkdir -p /tmp/.X11-unix "$root/tmp/.X11-unix"
    mount --bind /tmp/.X11-unix "$root/tmp/.X11-unix"
    Xvfb :87 -screen 0 1400x900x24 -nolisten tcp &
    server=$!
    export DISPLAY=:87
    set -m # a process group of its own, to be ended as a whole
    inside "$root" "$(readme_command window)" >"$work/window.log" 2>&1 &
    started=$!
    set +m
    local waited=0 found=""
    while [ -z "$found" ] && kill -0 "$started" 2>/dev/null && [ "$waited" -lt 900 ]; do
        sleep 1
        waited=$((waited + 1))
        found=$(xdotool search --onlyvisible --name 'Annotator' 2>/dev/null | head -1 || true)
    done
    sleep 3 # what the first idle moment still draws
    import -window root "$work/window.png" || true
    tail -n 5 "$work/window.log"
    if [ -z "$found" ]; then
        say "no window appeared; see $work/window.log"
        kill "$server"
        return 1
    fi
    say "the window \"$(xdotool getwindowname "$found")\" appeared after ${waited} s: $work/window.png"
    kill -- "-$started"
    wait "$started" || true
    kill "$server"
    if grep -q '^Traceback' "$work/window.log"; then
        say "but something went wrong inside; see $work/window.log"
        return 1
    fi
}

make_base
for part in "${@:-window tests}"; do
    for each in $part; do "prove_$each"; done
done
say "proved on $(cat "$work/base/etc/debian_version"): ${*:-window tests}"
