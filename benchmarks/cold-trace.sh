#!/bin/sh
# One question put to a program that was not running, in generated networks of 200 and of 2,000 interfaces (12 VPCs): the
# median of the whole process's time. Fails where it is above 0.6 s and 1 s.
#
#     ./mvnw -Pbenchmark -DskipTests package && benchmarks/cold-trace.sh [RUNS]
set -eu
here=$(cd -- "$(dirname -- "$0")/.." && pwd -P)
runs=${1:-21}
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"$here/vpcwhy" --version >/dev/null

# median INTERFACES LIMIT_MS
median() {
    ends=$(java -cp "$here/benchmarks/target/dist/benchmarks.jar" io.vpcwhy.benchmarks.WriteNetwork "$1" "$folder/$1")
    : >"$folder/times"
    i=0
    while [ "$i" -lt "$runs" ]; do
        from=$(date +%s%N)
        "$here/vpcwhy" trace --snapshot "$folder/$1" --from "${ends% *}" --to "${ends#* }" --port 443 >/dev/null
        to=$(date +%s%N)
        echo $(((to - from) / 1000000)) >>"$folder/times"
        i=$((i + 1))
    done
    sort -n "$folder/times" | awk -v n="$1" -v limit="$2" '
        { v[NR] = $1 }
        END {
            median = v[int((NR + 1) / 2)]
            print n " interfaces: median " median " ms of " NR ", from " v[1] " to " v[NR] " (at most " limit ")"
            exit median > limit
        }'
}

failed=0
median 200 600 || failed=1
median 2000 1000 || failed=1
exit $failed
