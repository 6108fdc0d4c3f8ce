#!/usr/bin/env python3
"""entente and python3-igraph on the actors of icews14, month by month: the same numbers, and how fast.

    icews14_compare.py BUILD events.csv.gz [pairs]

BUILD is the folder of the build, with `entente` and `tests/bench_icews14` in it. Prints the seconds each took in
turns for computing alone, on two cores, and their ratio, then the largest difference of each measure (relative
above 1). Ends with 1 when two values differ by more than 1e-9, a cell is empty on one side alone, or
one side lacks an actor or a measure of igraph's.
"""
import csv
import os
import statistics
import subprocess
import sys
import tempfile

TOLERANCE = 1e-9
MEASURES = ("degree,strength,cooperation,conflict,net,tone,betweenness,betweenness_normalised,closeness,harmonic,"
            "eigenvector,hub,authority,pagerank,coreness,clustering,constraint")
PEER = os.path.join(os.path.dirname(os.path.abspath(__file__)), "icews14_peer.py")


def read_values(path):
    with open(path, newline="", encoding="utf-8") as file:
        return {(row["measure"], row["slice"], row["actor"]): row["value"] for row in csv.DictReader(file)}


def same_values(ours, theirs):
    measures = {key[0] for key in theirs}
    lonely = len(theirs.keys() ^ {key for key in ours if key[0] in measures})
    compared, worst = {}, {}
    for key in theirs.keys() & ours.keys():
        a, b, measure = ours[key], theirs[key], key[0]
        if (a == "") != (b == ""):
            lonely += 1
        elif a != "":
            difference = abs(float(a) - float(b)) / max(1.0, abs(float(b)))
            compared[measure] = compared.get(measure, 0) + 1
            worst[measure] = max(worst.get(measure, 0.0), difference)
    for measure, difference in sorted(worst.items()):
        print(f"{measure:24} {compared[measure]:8} values, largest difference {difference:.1e}")
    good = lonely == 0 and len(worst) == len(measures) > 0 and max(worst.values()) <= TOLERANCE
    print(f"on one side alone: {lonely}; {'the same' if good else 'NOT the same'}")
    return good


def run(command, to=None):
    if to is None:
        return subprocess.run(command, check=True, capture_output=True, text=True).stdout
    with open(to, "w", encoding="utf-8") as file:
        subprocess.run(command, check=True, stdout=file)
    return ""


def main():
    build, case = sys.argv[1], sys.argv[2]
    pairs = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    entente, bench = os.path.join(build, "entente"), os.path.join(build, "tests", "bench_icews14")
    by_month = ["--every", "1mo", "--value", "count", "--format", "csv"]
    with tempfile.TemporaryDirectory() as folder:
        ties, ours, theirs = (os.path.join(folder, name) for name in ("ties.csv", "ours.csv", "theirs.csv"))
        run([entente, "network", case, "--all", *by_month], ties)
        ratios = []
        for _ in range(pairs):
            seconds, megabytes = map(float, run([bench, case]).split())
            peer = float(run([sys.executable, PEER, ties]))
            ratios.append(peer / seconds)
            print(f"entente {seconds:.3f} s ({megabytes:.0f} MB), igraph {peer:.3f} s, ratio {ratios[-1]:.1f}")
        if ratios:
            print(f"ratio: {min(ratios):.1f} to {max(ratios):.1f}, median {statistics.median(ratios):.1f}")
        run([entente, "measures", case, "--level", "actor", "--measure", MEASURES, *by_month], ours)
        run([sys.executable, PEER, ties, theirs])
        good = same_values(read_values(ours), read_values(theirs))  # last: a child's peak starts at ours
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
