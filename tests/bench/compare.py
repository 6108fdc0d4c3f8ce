#!/usr/bin/env python3
"""Whether two tables of actor measures say the same: every value of the first that the second has too.

    entente measures CASE --every 1mo --value count --level actor --measure all --format csv > ours.csv
    icews14_peer.py ties.csv theirs.csv
    compare.py theirs.csv ours.csv

Prints the largest difference of each measure (relative above 1) and ends with 1 when one is above 1e-9, when
a cell is empty on one side alone, or when a value of the first has no place in the second.
"""
import csv
import sys

TOLERANCE = 1e-9


def read(path):
    with open(path, newline="", encoding="utf-8") as file:
        return {(row["measure"], row["slice"], row["actor"]): row["value"] for row in csv.DictReader(file)}


def main():
    first, second = read(sys.argv[1]), read(sys.argv[2])
    missing, one_empty, compared, worst = 0, 0, {}, {}
    for key, text in first.items():
        measure = key[0]
        if key not in second:
            missing += 1
        elif (text == "") != (second[key] == ""):
            one_empty += 1
        elif text != "":
            a, b = float(text), float(second[key])
            compared[measure] = compared.get(measure, 0) + 1
            worst[measure] = max(worst.get(measure, 0.0), abs(a - b) / max(1.0, abs(a)))
    for measure, difference in worst.items():
        print(f"{measure:24} {compared[measure]:8} values, largest difference {difference:.1e}")
    print(f"not in the second: {missing}; empty on one side alone: {one_empty}")
    good = compared and missing == 0 and one_empty == 0 and max(worst.values()) <= TOLERANCE
    print("the same" if good else "NOT the same")
    return 0 if good else 1


if __name__ == "__main__":
    sys.exit(main())
