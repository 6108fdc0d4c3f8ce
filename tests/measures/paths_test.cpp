// Paths and distances of random graphs of every shape against igraph, and of some by hand.
#include <limits>

#include "hand.hpp"
#include "measures/blocks.hpp"
#include "measures/cores.hpp"
#include "measures/igraph.hpp"
#include "measures/nearness.hpp"
#include "measures/paths.hpp"
#include "shapes.hpp"

using namespace entente;
using namespace entente::test;

namespace {

/// A vector of igraph's.
class Reals {
  public:
    Reals() { igraph_vector_init(&vector_, 0); }
    Reals(const Reals&) = delete;
    Reals& operator=(const Reals&) = delete;
    ~Reals() { igraph_vector_destroy(&vector_); }
    igraph_vector_t* get() { return &vector_; }
    std::vector<double> values() const {
        return {VECTOR(vector_), VECTOR(vector_) + igraph_vector_size(&vector_)};
    }

  private:
    igraph_vector_t vector_;
};

struct Oracle {
    std::vector<double> actors, edges, closeness, harmonic;
};

Oracle ask_igraph(const detail::Graph& graph, Distance distance) {
    const detail::IgraphSession session;
    const detail::IgraphGraph converted(session, graph);
    const igraph_t* g = converted.get();
    Reals actors, edges, closeness, harmonic, lengths;
    igraph_vector_t* by = nullptr;
    if (distance == Distance::inverse) {
        for (const detail::Edge& e : graph.edges)
            igraph_vector_push_back(lengths.get(), 1 / e.weight);
        by = lengths.get();
    }
    igraph_bool_t everybody = false;
    session.check(igraph_betweenness(g, actors.get(), igraph_vss_all(), graph.directed, by));
    session.check(igraph_edge_betweenness(g, edges.get(), graph.directed, by));
    session.check(igraph_closeness(g, closeness.get(), nullptr, &everybody, igraph_vss_all(),
                                   IGRAPH_OUT, by, true));
    session.check(
        igraph_harmonic_centrality(g, harmonic.get(), igraph_vss_all(), IGRAPH_OUT, by, true));
    return {actors.values(), edges.values(), closeness.values(), harmonic.values()};
}

detail::Graph graph_of(std::size_t actors, std::vector<std::pair<detail::Row, detail::Row>> pairs,
                       bool directed = false) {
    detail::Graph graph{.actors = actors, .directed = directed, .edges = {}};
    for (const auto& [a, b] : pairs) graph.edges.push_back({a, b, 1, graph.edges.size()});
    return graph;
}

std::vector<double> row_values(std::span<const double> line, const detail::Blocks& blocks,
                               std::size_t block) {
    std::vector<std::pair<detail::Row, double>> sorted;
    for (std::size_t i = 0; i < blocks.rows(block).size(); ++i)
        sorted.emplace_back(blocks.rows(block)[i], line[blocks.first_row(block) + i]);
    std::sort(sorted.begin(), sorted.end());
    std::vector<double> values;
    for (const auto& [row, value] : sorted) values.push_back(value);
    return values;
}

}  // namespace

TEST_CASE("paths of graphs of every shape are igraph's") {
    for (unsigned seed = 0; seed < 400; ++seed) {
        const unsigned kind = seed % Shapes::kinds;
        const bool directed = seed / Shapes::kinds % 2 == 1;
        const auto lengths = seed / 2 / Shapes::kinds % 2 == 1 ? Lengths::powers : Lengths::any;
        const detail::Graph graph = Shapes(seed, directed, lengths).make(kind);
        for (const Distance distance : {Distance::hop, Distance::inverse}) {
            CAPTURE(seed, kind, directed, to_string(distance));
            const Oracle expected = ask_igraph(graph, distance);
            const auto through = detail::betweenness(graph, distance, 1, {});
            CHECK(through.countable);
            CHECK_THAT(through.actors, About(expected.actors, 1e-9));
            CHECK_THAT(through.edges, About(expected.edges, 1e-9));
            const auto near = detail::nearness(graph, distance, 1, {});
            CHECK_THAT(near.closeness, About(expected.closeness, 1e-9));
            if (graph.actors > 1) CHECK_THAT(near.harmonic, About(expected.harmonic, 1e-9));
        }
    }
}

TEST_CASE("cores of graphs of every shape are igraph's") {
    for (unsigned seed = 0; seed < 100; ++seed) {
        const bool directed = seed / Shapes::kinds % 2 == 1;
        const detail::Graph graph =
            Shapes(seed, directed, Lengths::powers).make(seed % Shapes::kinds);
        const detail::IgraphSession session;
        const detail::IgraphGraph converted(session, graph);
        detail::IgraphIntVector cores(session, 0);
        session.check(igraph_coreness(converted.get(), cores.get(), IGRAPH_ALL));
        std::vector<double> expected;
        for (std::size_t i = 0; i < cores.size(); ++i)
            expected.push_back(static_cast<double>(cores[i]));
        CAPTURE(seed, directed);
        CHECK(detail::k_cores(graph) == expected);
    }
}

TEST_CASE("blocks, and how many actors lie beyond each of theirs") {
    //   0 - 1        5
    //   |   |      /   \         blocks: 0123 (a cycle), 34, 456 (a triangle), 67
    //   3 - 2     4 --- 6 - 7
    //   `---------'
    const auto graph =
        graph_of(8, {{0, 1}, {1, 2}, {2, 3}, {0, 3}, {3, 4}, {4, 5}, {5, 6}, {4, 6}, {6, 7}});
    const detail::Blocks blocks(graph);
    const auto beyond = detail::beyond_blocks(graph, blocks, {});
    REQUIRE(blocks.size() == 4);
    // found from 0 on, the farthest first
    CHECK_THAT(row_values(beyond.reached, blocks, 0), About({7, 1}));        // 6 and 7
    CHECK_THAT(row_values(beyond.reached, blocks, 1), About({5, 1, 2}));     // 4, 5 and 6
    CHECK_THAT(row_values(beyond.reached, blocks, 2), About({4, 4}));        // 3 and 4
    CHECK_THAT(row_values(beyond.reached, blocks, 3), About({1, 1, 1, 5}));  // 0, 1, 2 and 3
    CHECK(beyond.reaching == beyond.reached);
    // ordered pairs: by 3 three others with four, by 4 four with three, by 6 six with one
    CHECK_THAT(beyond.between_blocks, About({0, 0, 0, 24, 24, 0, 12, 0}, 0));
}

TEST_CASE("beyond the blocks of directed graphs only the ways along count") {
    //   0 -> 1 -> 2 -> 0,  3 -> 1,  2 -> 4,  5 -> 4
    const auto graph = graph_of(6, {{0, 1}, {1, 2}, {2, 0}, {3, 1}, {2, 4}, {5, 4}}, true);
    const detail::Blocks blocks(graph);
    const auto beyond = detail::beyond_blocks(graph, blocks, {});
    REQUIRE(blocks.size() == 4);
    std::size_t cycle = 0;
    while (blocks.rows(cycle).size() != 3) ++cycle;
    CHECK_THAT(row_values(beyond.reaching, blocks, cycle), About({1, 2, 1}));  // 3 reaches 1
    CHECK_THAT(row_values(beyond.reached, blocks, cycle), About({1, 1, 2}));   // 2 reaches 4
    // 3 to 0, 2, 4 by way of 1; 0, 1, 3 to 4 by way of 2
    CHECK_THAT(beyond.between_blocks, About({0, 3, 3, 0, 0, 0}, 0));
    // 1: besides, 0 to 2 and 4; 2: besides, 1 and 3 to 0; 0: 2 to 1
    CHECK_THAT(detail::betweenness(graph, Distance::hop, 1, {}).actors, About({1, 5, 5, 0, 0, 0}));
}

TEST_CASE("a chain of diamonds has more ways than a number can count, and known shares") {
    //      1       4
    //    /   \   /   \         2^1100 ways from end to end, but 2 inside each diamond
    //   0     3       6 ...
    //    \   /   \   /
    //      2       5
    std::vector<std::pair<detail::Row, detail::Row>> pairs;
    for (detail::Row i = 0; i < 3 * 1100; i += 3)
        for (const detail::Row side : {i + 1, i + 2})
            pairs.insert(pairs.end(), {{i, side}, {side, i + 3}});
    const std::size_t n = 3 * 1100 + 1;
    const auto found = detail::betweenness(graph_of(n, pairs), Distance::hop, 1, {});
    CHECK(found.countable);
    // by 1 go half the ways from 0 to 3 and all beyond; by its tie to 0 also that from 0 to 1 and
    // one of the two from 1 to 2
    CHECK(found.actors[1] == Approx((static_cast<double>(n) - 3) / 2));
    CHECK(found.edges[0] == Approx(found.actors[1] + 1 + 0.5));
}

TEST_CASE("lengths far apart do not blur one another") {
    // a triangle of lengths 1e-12, 1e-12 and 3e-12 hangs at a tie 1e12 long
    //   0 ======= 1 - 2, 2 - 3, 1 --- 3
    detail::Graph graph = graph_of(4, {{0, 1}, {1, 2}, {2, 3}, {1, 3}});
    const double weights[] = {1e-12, 1e12, 1e12, 1e12 / 3};
    for (std::size_t e = 0; e < 4; ++e) graph.edges[e].weight = weights[e];
    // 0 to 3 and 1 to 3 go by way of 2, not straight
    CHECK_THAT(detail::betweenness(graph, Distance::inverse, 1, {}).actors, About({0, 2, 2, 0}));
}
