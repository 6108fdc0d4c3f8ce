#include "igraph.hpp"

#include <fmt/core.h>

#include <cstdio>

#include "entente/core/error.hpp"

namespace entente::detail {
namespace {

// igraph calls its handler again at every level of its stack with an empty reason, and no exception
// may pass through its frames: the first reason is kept, its memory freed, and the error thrown by
// IgraphSession::check after the call has returned. Guarded by the session's lock.
char first_reason[512];

const Progress* listening = nullptr;  // likewise

// Memory is freed here, while the frames that it belongs to are still there.
igraph_error_t on_pause(void*) {
    if (!listening || !listening->stop_requested()) return IGRAPH_SUCCESS;
    IGRAPH_FINALLY_FREE();
    return IGRAPH_INTERRUPTED;
}

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

std::mutex& only_one() {
    static std::mutex mutex;
    return mutex;
}

}  // namespace

IgraphSession::IgraphSession() : lock_(only_one()) {
    igraph_set_error_handler(on_error);
    igraph_set_warning_handler(on_warning);
    igraph_set_interruption_handler(on_pause);
    first_reason[0] = '\0';
}

IgraphSession::IgraphSession(const Progress& progress) : IgraphSession() {
    listening = &progress;
}

IgraphSession::~IgraphSession() {
    listening = nullptr;
}

void IgraphSession::check(igraph_error_t code) const {
    if (code == IGRAPH_SUCCESS && first_reason[0] == '\0') return;
    const char* reason = first_reason[0] ? first_reason : igraph_strerror(code);
    throw Error(ErrorCategory::internal, fmt::format("igraph: {}", reason));
}

IgraphIntVector::IgraphIntVector(const IgraphSession& session, std::size_t size) {
    session.check(igraph_vector_int_init(&vector_, static_cast<igraph_integer_t>(size)));
}

IgraphGraph::IgraphGraph(const IgraphSession& session, const Graph& graph) {
    IgraphIntVector ends(session, 2 * graph.edges.size());
    for (std::size_t e = 0; e < graph.edges.size(); ++e) {
        ends[2 * e] = graph.edges[e].from;
        ends[2 * e + 1] = graph.edges[e].to;
    }
    session.check(igraph_create(&graph_, ends.get(), static_cast<igraph_integer_t>(graph.actors),
                                graph.directed));
}

}  // namespace entente::detail
