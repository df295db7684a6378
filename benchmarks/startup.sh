#!/bin/sh
# One record against a small snapshot, cold, in pairs with another command: prints both medians and their ratio.
#
#     benchmarks/startup.sh [PAIRS] [OTHER COMMAND...]      21 pairs with `aws --version` where nothing else is said
set -eu
here=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
pairs=${1:-21}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- aws --version
sample=$here/fixtures/src/main/resources/io/vpcwhy/fixtures/sample
record='2 123456789012 eni-01a14840f681c9fc7 198.51.100.201 10.20.1.50 44321 3389 6 2 88 1763632830 1763632885 REJECT OK'

milliseconds() {
    from=$(date +%s%N)
    "$@" >/dev/null 2>&1
    to=$(date +%s%N)
    echo $(((to - from) / 10000))
}

ours=$(mktemp)
others=$(mktemp)
trap 'rm -f "$ours" "$others"' EXIT
"$here/vpcwhy" explain --snapshot "$sample" "$record" >/dev/null
"$@" >/dev/null 2>&1
i=0
while [ "$i" -lt "$pairs" ]; do
    milliseconds "$here/vpcwhy" explain --snapshot "$sample" "$record" >>"$ours"
    milliseconds "$@" >>"$others"
    i=$((i + 1))
done
median() {
    sort -n "$1" | awk '{ v[NR] = $1 } END { print v[int((NR + 1) / 2)] / 100 }'
}
a=$(median "$ours")
b=$(median "$others")
echo "vpcwhy explain: median $a ms of $pairs"
echo "$*: median $b ms of $pairs"
awk -v a="$a" -v b="$b" 'BEGIN { printf "ratio: %.2f\n", a / b }'
