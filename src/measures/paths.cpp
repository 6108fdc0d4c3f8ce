#include "paths.hpp"

#include <fmt/core.h>
#include <igraph/igraph.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <limits>
#include <mutex>

#include "entente/core/error.hpp"

namespace entente::detail {
namespace {

// igraph calls its handler again at every level of its stack with an empty reason, and no exception
// may pass through its frames: the first reason is kept, its memory freed, and the error thrown by
// `Session::check` after the call has returned. Guarded by the lock of Session.
char first_reason[512];

void keep_reason(const char* reason, const char* file, int line) {
    if (first_reason[0] == '\0' && reason && *reason)
        std::snprintf(first_reason, sizeof first_reason, "%s (%s:%d)", reason, file, line);
}

void on_error(const char* reason, const char* file, int line, igraph_error_t) {
    keep_reason(reason, file, line);
    IGRAPH_FINALLY_FREE();
}

void on_warning(const char* reason, const char* file, int line) {
    keep_reason(reason, file, line);
}

std::mutex& igraph_mutex() {
    static std::mutex mutex;
    return mutex;
}

/// The right to call igraph, for as long as it lives.
class Session {
  public:
    Session() : lock_(igraph_mutex()) {
        igraph_set_error_handler(on_error);
        igraph_set_warning_handler(on_warning);
        first_reason[0] = '\0';
    }
    // Input is checked before every call, so that a warning means a result not to be trusted.
    void check(igraph_error_t code) const {
        if (code == IGRAPH_SUCCESS && first_reason[0] == '\0') return;
        throw Error(
            ErrorCategory::internal,
            fmt::format("igraph: {}", first_reason[0] ? first_reason : igraph_strerror(code)));
    }

  private:
    std::lock_guard<std::mutex> lock_;
};

class Vector {
  public:
    explicit Vector(const Session& session) { session.check(igraph_vector_init(&vector_, 0)); }
    Vector(const Session& session, const std::vector<double>& values) : Vector(session) {
        session.check(igraph_vector_resize(&vector_, static_cast<igraph_integer_t>(values.size())));
        std::copy(values.begin(), values.end(), VECTOR(vector_));
    }
    Vector(const Vector&) = delete;
    Vector& operator=(const Vector&) = delete;
    ~Vector() { igraph_vector_destroy(&vector_); }
    igraph_vector_t* get() { return &vector_; }
    std::vector<double> values() const {
        return {VECTOR(vector_), VECTOR(vector_) + igraph_vector_size(&vector_)};
    }

  private:
    igraph_vector_t vector_;
};

class IntVector {
  public:
    IntVector(const Session& session, std::size_t size) {
        session.check(igraph_vector_int_init(&vector_, static_cast<igraph_integer_t>(size)));
    }
    IntVector(const IntVector&) = delete;
    IntVector& operator=(const IntVector&) = delete;
    ~IntVector() { igraph_vector_int_destroy(&vector_); }
    igraph_vector_int_t* get() { return &vector_; }
    igraph_integer_t& operator[](std::size_t i) { return VECTOR(vector_)[i]; }
    std::size_t size() const { return static_cast<std::size_t>(igraph_vector_int_size(&vector_)); }

  private:
    igraph_vector_int_t vector_;
};

class IgraphGraph {
  public:
    IgraphGraph(const Session& session, const Graph& graph) {
        IntVector ends(session, 2 * graph.edges.size());
        for (std::size_t e = 0; e < graph.edges.size(); ++e) {
            ends[2 * e] = graph.edges[e].from;
            ends[2 * e + 1] = graph.edges[e].to;
        }
        session.check(igraph_create(&graph_, ends.get(),
                                    static_cast<igraph_integer_t>(graph.actors), graph.directed));
    }
    IgraphGraph(const IgraphGraph&) = delete;
    IgraphGraph& operator=(const IgraphGraph&) = delete;
    ~IgraphGraph() { igraph_destroy(&graph_); }
    const igraph_t* get() const { return &graph_; }

  private:
    igraph_t graph_;
};

// igraph keeps distances as 1 + distance, so lengths far below 1 would drown in it: they are
// multiplied by a power of two that makes the shortest at least 1, which loses no digit.
struct Lengths {
    std::vector<double> values;  // empty: every edge counts 1
    int exponent = 0;            // values = true lengths x 2^exponent
};

Lengths lengths_of(const Graph& graph, Distance distance) {
    Lengths lengths;
    if (distance == Distance::hop || graph.edges.empty()) return lengths;
    double heaviest = 0, lightest = std::numeric_limits<double>::infinity();
    for (const Edge& e : graph.edges) {
        heaviest = std::max(heaviest, e.weight);
        lightest = std::min(lightest, e.weight);
    }
    if (!(lightest > 0) || !(heaviest / lightest < 1e300)) {
        throw Error(ErrorCategory::data,
                    fmt::format("ties of one slice weigh from {} to {}, too far apart for "
                                "--distance inverse; use --distance hop",
                                lightest, heaviest));
    }
    const int weight_exponent = std::ilogb(heaviest);
    lengths.exponent = weight_exponent + 1;
    for (const Edge& e : graph.edges)
        lengths.values.push_back(2 / std::scalbn(e.weight, -weight_exponent));
    return lengths;
}

/// Runs one igraph function that fills a vector from graph and lengths.
template <class Call>
std::vector<double> run(const Graph& graph, const Lengths& lengths, Call call) {
    if (graph.actors == 0) return {};
    const Session session;
    const IgraphGraph converted(session, graph);
    Vector result(session);
    Vector weights(session, lengths.values);
    session.check(
        call(converted.get(), result.get(), lengths.values.empty() ? nullptr : weights.get()));
    return result.values();
}

}  // namespace

std::vector<double> path_betweenness(const Graph& graph, Distance distance) {
    return run(graph, lengths_of(graph, distance), [&](auto* g, auto* result, auto* lengths) {
        return igraph_betweenness(g, result, igraph_vss_all(), graph.directed, lengths);
    });
}

std::vector<double> path_edge_betweenness(const Graph& graph, Distance distance) {
    return run(graph, lengths_of(graph, distance), [&](auto* g, auto* result, auto* lengths) {
        return igraph_edge_betweenness(g, result, graph.directed, lengths);
    });
}

std::vector<double> path_closeness(const Graph& graph, Distance distance) {
    const Lengths lengths = lengths_of(graph, distance);
    auto values = run(graph, lengths, [](auto* g, auto* result, auto* weights) {
        return igraph_closeness(g, result, nullptr, nullptr, igraph_vss_all(), IGRAPH_OUT, weights,
                                true);
    });
    for (double& value : values) value = std::scalbn(value, lengths.exponent);
    return values;
}

std::vector<double> path_harmonic(const Graph& graph, Distance distance) {
    const Lengths lengths = lengths_of(graph, distance);
    auto values = run(graph, lengths, [](auto* g, auto* result, auto* weights) {
        return igraph_harmonic_centrality(g, result, igraph_vss_all(), IGRAPH_OUT, weights, true);
    });
    for (double& value : values) value = std::scalbn(value, lengths.exponent);
    return values;
}

std::vector<double> k_cores(const Graph& graph) {
    if (graph.actors == 0) return {};
    const Session session;
    const IgraphGraph converted(session, graph);
    IntVector cores(session, 0);
    session.check(igraph_coreness(converted.get(), cores.get(), IGRAPH_ALL));
    std::vector<double> values(cores.size());
    for (std::size_t i = 0; i < values.size(); ++i) values[i] = static_cast<double>(cores[i]);
    return values;
}

}  // namespace entente::detail
