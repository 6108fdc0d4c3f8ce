#pragma once
// The signed networks of states of ../shared/datasets/cow-signed, window by window.
#include <charconv>
#include <filesystem>
#include <fstream>
#include <map>
#include <set>
#include <string>

#include "hand_made.hpp"

namespace entente::test {

struct SignedEdge {
    int window = 0;
    std::string a, b;
    double sign = 1;
};

/// Lines "start_year,end_year,source,target,sign" after a header.
inline std::vector<SignedEdge> read_signed_edges(const std::filesystem::path& file) {
    std::ifstream in(file);
    std::string line;
    std::getline(in, line);
    std::vector<SignedEdge> edges;
    while (std::getline(in, line)) {
        std::vector<std::string> fields(1);
        for (char c : line) {
            if (c == ',') {
                fields.emplace_back();
            } else if (c != '\r') {
                fields.back() += c;
            }
        }
        if (fields.size() != 5) continue;
        edges.push_back({std::stoi(fields[0]), fields[2], fields[3], std::stod(fields[4])});
    }
    return edges;
}

/// One slice a window; empty when the file is missing.
inline NetworkSeries cow_signed(const std::filesystem::path& datasets) {
    const auto edges = read_signed_edges(datasets / "cow-signed" / "edges.csv");
    std::set<std::string> names;
    for (const SignedEdge& e : edges) names.insert({e.a, e.b});
    std::map<std::string, unsigned> number;
    for (const std::string& name : names)
        number.emplace(name, static_cast<unsigned>(number.size()));
    std::map<int, std::vector<HandTie>> windows;
    for (const SignedEdge& e : edges)
        windows[e.window].push_back({number[e.a], number[e.b], e.sign});
    std::vector<std::vector<HandTie>> slices;
    for (auto& [year, ties] : windows) slices.push_back(std::move(ties));
    return hand_series(std::move(slices), names.size());
}

}  // namespace entente::test
