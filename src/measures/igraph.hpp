#pragma once
// igraph, which is not made for threads and knows no exceptions, behind values that clean up.
#include <igraph/igraph.h>

#include <mutex>

#include "entente/core/progress.hpp"
#include "graph.hpp"

namespace entente::detail {

/// The right to call igraph, for as long as it lives: one at a time in the whole program. Declared
/// before anything of igraph's, so that it ends last.
class IgraphSession {
  public:
    IgraphSession();
    /// A call that takes long ends early, with an error, once `progress` stops. To be followed by
    /// progress.check().
    explicit IgraphSession(const Progress& progress);
    IgraphSession(const IgraphSession&) = delete;
    IgraphSession& operator=(const IgraphSession&) = delete;
    ~IgraphSession();
    /// To be called with what every igraph call returned. Throws Error{internal} with igraph's
    /// first reason; a warning counts too, since input is checked before and none is expected.
    void check(igraph_error_t code) const;

  private:
    std::lock_guard<std::mutex> lock_;
};

class IgraphIntVector {
  public:
    IgraphIntVector(const IgraphSession& session, std::size_t size);
    IgraphIntVector(const IgraphIntVector&) = delete;
    IgraphIntVector& operator=(const IgraphIntVector&) = delete;
    ~IgraphIntVector() { igraph_vector_int_destroy(&vector_); }
    igraph_vector_int_t* get() { return &vector_; }
    std::size_t size() const { return static_cast<std::size_t>(igraph_vector_int_size(&vector_)); }
    igraph_integer_t& operator[](std::size_t i) { return VECTOR(vector_)[i]; }

  private:
    igraph_vector_int_t vector_;
};

class IgraphGraph {
  public:
    IgraphGraph(const IgraphSession& session, const Graph& graph);
    IgraphGraph(const IgraphGraph&) = delete;
    IgraphGraph& operator=(const IgraphGraph&) = delete;
    ~IgraphGraph() { igraph_destroy(&graph_); }
    const igraph_t* get() const { return &graph_; }

  private:
    igraph_t graph_;
};

}  // namespace entente::detail
