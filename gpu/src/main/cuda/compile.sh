#!/bin/sh
# Compiles kernel sources to the PTX that is kept among the resources, for every driver from CUDA 12
# on and every card of compute capability 8.0 and up.
# usage: compile.sh [--out FOLDER] [FOLDER/NAME.cu ...]     (all sources; into the resources)
# Needs nvcc 13.0: in $NVCC, on the path, or in $CUDA_HOME/bin or /usr/local/cuda/bin.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
out=$here/../resources/org/synapticcaching
if [ "${1:-}" = --out ]; then
    mkdir -p "$2"
    out=$(cd "$2" && pwd)
    shift 2
fi
cd "$here"
[ $# -gt 0 ] || set -- */*.cu
[ "$1" != '*/*.cu' ] || exit 0

nvcc=${NVCC:-}
for candidate in nvcc "${CUDA_HOME:-/usr/local/cuda}/bin/nvcc" /usr/local/cuda/bin/nvcc; do
    [ -n "$nvcc" ] || nvcc=$(command -v "$candidate" || true)
done
[ -n "$nvcc" ] || { echo "compile.sh: nvcc not found; set NVCC to its path" >&2; exit 1; }

# The package that loads the kernels of a folder.
package_of() {
    case $1 in
        common) echo device/population ;;
        cublas) echo cublas ;;
        network) echo cuda ;;
        perceptron) echo cuda/perceptron ;;
        *) echo "compile.sh: no package is known for $1; add it to package_of" >&2; exit 1 ;;
    esac
}

# What a folder is compiled with beside the rest. Here a product and a sum are rounded as one
# where the source says fma, and nowhere else, so that a card computes the digits of every other
# compiler, such as that of the emulation, and all kernels of networks compute the same.
flags_of() {
    case $1 in
        network | perceptron) echo -fmad=false ;;
    esac
}

# The headers below this folder that a source includes, directly or not, sorted by name.
headers_of() {
    known=
    new=$1
    while [ -n "$new" ]; do
        found=$(sed -n 's/^[[:space:]]*#[[:space:]]*include[[:space:]]*"\([^"]*\.cuh\)".*/\1/p' $new | LC_ALL=C sort -u)
        new=
        for header in $found; do
            case " $known " in
                *" $header "*) ;;
                *) known="$known $header"; new="$new $header" ;;
            esac
        done
    done
    [ -z "$known" ] || printf '%s\n' $known | LC_ALL=C sort
}

for source in "$@"; do
    name=${source##*/}
    name=${name%.cu}
    package=$(package_of "${source%/*}")
    mkdir -p "$out/$package"
    target=$out/$package/$name.ptx
    hash=$(cat "$source" $(headers_of "$source") | sha256sum | cut -d' ' -f1)
    trap 'rm -f "$target.raw" "$target.new"' EXIT
    "$nvcc" -ptx -arch=compute_80 -O3 -std=c++17 -I. -Werror all-warnings \
        $(flags_of "${source%/*}") -o "$target.raw" "$source"
    # What nvcc 13.0 writes uses nothing newer than PTX 8.0, the limit of CUDA 12.0; a test assembles
    # it with the compiler of that version, which refuses what it does not know. (Hints about unused
    # bytes of loads are newer, and only hints.)
    {
        echo "// sha256 of sources: $hash"
        sed -e 's/^\.version .*/.version 8.0/' -e '/^[[:space:]]*\.pragma "used_bytes_mask/d' \
            "$target.raw"
    } > "$target.new"
    rm -f "$target.raw"
    mv "$target.new" "$target"
    echo "$package/$name.ptx"
done
