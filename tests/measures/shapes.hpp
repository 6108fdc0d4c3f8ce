#pragma once
// Graphs of many shapes, drawn at random.
#include <random>
#include <set>

#include "measures/graph.hpp"

namespace entente::test {

enum class Lengths { powers, any };  // weights: 1, 2, 4 or 8, so that ways tie; anything

class Shapes {
  public:
    Shapes(unsigned seed, bool directed, Lengths lengths) : engine_(seed), lengths_(lengths) {
        graph_.directed = directed;
    }

    static constexpr unsigned kinds = 10;
    detail::Graph make(unsigned kind);

  private:
    unsigned below(std::size_t bound) { return static_cast<unsigned>(engine_() % bound); }
    detail::Row actor() { return static_cast<detail::Row>(graph_.actors++); }
    void join(detail::Row a, detail::Row b);
    void actors(std::size_t count) { graph_.actors += count; }
    void ties(std::size_t count);
    void tree(std::size_t count, bool deep);
    void cycle(std::size_t count);
    void clique(detail::Row gate, std::size_t count);

    std::mt19937 engine_;
    Lengths lengths_;
    detail::Graph graph_;
    std::set<std::pair<detail::Row, detail::Row>> joined_;
};

inline void Shapes::join(detail::Row a, detail::Row b) {
    if (graph_.directed && below(2) == 0) std::swap(a, b);
    const auto key = graph_.directed ? std::pair(a, b) : std::pair(std::min(a, b), std::max(a, b));
    if (a == b || !joined_.insert(key).second) return;
    const double weight = lengths_ == Lengths::powers ? std::ldexp(1.0, static_cast<int>(below(4)))
                                                      : 0.1 + below(1000000) / 9973.0;
    graph_.edges.push_back({a, b, weight, graph_.edges.size()});
}
inline void Shapes::ties(std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) join(below(graph_.actors), below(graph_.actors));
}
/// Hangs `count` actors at those there are: deep, each at one of the last three.
inline void Shapes::tree(std::size_t count, bool deep) {
    for (std::size_t i = 0; i < count; ++i) {
        const auto n = static_cast<detail::Row>(graph_.actors);
        const detail::Row at = deep ? n - 1 - below(std::min<detail::Row>(3, n)) : below(n);
        join(at, actor());
    }
}
inline void Shapes::cycle(std::size_t count) {
    const detail::Row first = actor();
    for (std::size_t i = 1; i < count; ++i) {
        const detail::Row next = actor();
        join(next - 1, next);
    }
    join(static_cast<detail::Row>(graph_.actors - 1), first);
}
inline void Shapes::clique(detail::Row gate, std::size_t count) {
    std::vector<detail::Row> all{gate};
    while (all.size() < count) all.push_back(actor());
    for (const detail::Row a : all)
        for (const detail::Row b : all)
            if (a < b) join(a, b);
}

inline detail::Graph Shapes::make(unsigned kind) {
    switch (kind) {
        case 0:  // none, or actors without a tie
            actors(below(4));
            break;
        case 1:  // one tie, and isolates
            actors(2 + below(3));
            join(0, 1);
            break;
        case 2:  // sparse, in many parts
            actors(40);
            ties(30);
            break;
        case 3:  // dense
            actors(20);
            ties(150);
            break;
        case 4:
            actor();
            tree(50, true);
            break;
        case 5:
            actor();
            tree(50, false);
            break;
        case 6:  // a cycle with trees hanging at it, and another
            cycle(3 + below(9));
            tree(30, false);
            cycle(4);
            break;
        case 7:  // cliques in a chain and a cycle, each at an actor of those before
            actor();
            for (int i = 0; i < 6; ++i) clique(below(graph_.actors), 2 + below(5));
            cycle(5);
            join(0, static_cast<detail::Row>(graph_.actors - 1));
            break;
        case 8:  // a grid: many ways equally short
            actors(42);
            for (detail::Row i = 0; i < 42; ++i) {
                if (i % 7 < 6) join(i, i + 1);
                if (i < 35) join(i, i + 7);
            }
            break;
        default:  // a core, trees, other parts, isolates: larger than 64
            actors(90);
            ties(170);
            tree(60, below(2) == 0);
            actors(3);
            cycle(5);
            tree(5, false);
    }
    return graph_;
}

}  // namespace entente::test
