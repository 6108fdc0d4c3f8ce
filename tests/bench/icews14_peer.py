#!/usr/bin/env python3
"""The measures of actors by python3-igraph, month by month, to compare with entente in time and value.

    entente network CASE --all --every 1mo --value count --format csv > ties.csv
    icews14_peer.py ties.csv [values.csv]

Reads the undirected ties that entente made, so that both measure the same graphs; prints the seconds that
computing took, on two processes, without reading and writing. With a second file, writes the values as
slice,actor,measure,value. hub and authority of an undirected graph are its eigenvector: computed once, as
entente does.
"""
import csv
import math
import multiprocessing
import sys
import time

import igraph


def read_months(path):
    months = {}
    with open(path, newline="", encoding="utf-8") as file:
        for row in csv.DictReader(file):
            months.setdefault(row["slice"], []).append(
                (row["source"], row["target"], float(row["cooperation"]), float(row["conflict"])))
    return months


def measures_of(month):
    label, ties = month
    names = sorted({name for tie in ties for name in tie[:2]})
    row = {name: i for i, name in enumerate(names)}
    graph = igraph.Graph(n=len(names), edges=[(row[a], row[b]) for a, b, _, _ in ties])
    weights = [good + bad for _, _, good, bad in ties]
    n = len(names)
    good, bad = [0.0] * n, [0.0] * n
    for a, b, p, q in ties:
        for i in (row[a], row[b]):
            good[i] += p
            bad[i] += q
    betweenness = graph.betweenness()
    eigenvector = graph.eigenvector_centrality(weights=weights, scale=True)
    values = {
        "degree": graph.degree(),
        "strength": graph.strength(weights=weights),
        "cooperation": good,
        "conflict": bad,
        "net": [p - q for p, q in zip(good, bad)],
        "tone": [(p - q) / (p + q) for p, q in zip(good, bad)],
        "betweenness": betweenness,
        "betweenness_normalised": [b / ((n - 1) * (n - 2) / 2) for b in betweenness],
        "closeness": graph.closeness(),
        "harmonic": graph.harmonic_centrality(),
        "eigenvector": eigenvector,
        "hub": eigenvector,
        "authority": eigenvector,
        "pagerank": graph.pagerank(weights=weights),
        "coreness": graph.coreness(),
        "clustering": graph.transitivity_local_undirected(),
        "constraint": graph.constraint(weights=weights),
    }
    return label, names, values


def write_values(path, results):
    with open(path, "w", newline="", encoding="utf-8") as file:
        out = csv.writer(file)
        out.writerow(["slice", "actor", "measure", "value"])
        for label, names, values in results:
            for measure, column in values.items():
                for name, value in zip(names, column):
                    out.writerow([label, name, measure, "" if math.isnan(value) else repr(value)])


def main():
    months = list(read_months(sys.argv[1]).items())
    with multiprocessing.Pool(2) as pool:
        pool.map(abs, range(2))  # both are there before the clock starts
        start = time.perf_counter()
        results = pool.map(measures_of, months, chunksize=1)
        seconds = time.perf_counter() - start
    print(f"{seconds:.3f}")
    if len(sys.argv) > 2:
        write_values(sys.argv[2], results)


if __name__ == "__main__":
    main()
