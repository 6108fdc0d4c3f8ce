#include "view.hpp"

#include "signed_ties.hpp"

namespace entente::detail {
namespace {

template <class Value, class Work>
const Value& once(std::optional<Value>& kept, Work work) {
    if (!kept) kept.emplace(work());
    return *kept;
}

}  // namespace

const Graph& SliceView::all() {
    return once(all_, [&] { return layer_graph(network_, Layer::interaction, options_.directed); });
}
const Graph& SliceView::layer() {
    return once(layer_, [&] { return layer_graph(network_, options_.layer, options_.directed); });
}
const Graph& SliceView::weighted() {
    return once(weighted_, [&] { return weighted_only(layer()); });
}
const Graph& SliceView::paths() {
    return options_.distance == Distance::inverse ? weighted() : layer();
}
const Neighbours& SliceView::layer_neighbours() {
    return once(layer_neighbours_, [&] { return Neighbours(undirected(layer())); });
}
const Neighbours& SliceView::weighted_neighbours() {
    return once(weighted_neighbours_, [&] { return Neighbours(undirected(weighted())); });
}
const Components& SliceView::layer_components() {
    return once(layer_components_, [&] { return components(layer_neighbours()); });
}
const Betweenness& SliceView::betweenness() {
    return once(betweenness_, [&] {
        return detail::betweenness(paths(), options_.distance, threads_, progress_);
    });
}
const Nearness& SliceView::nearness() {
    return once(nearness_,
                [&] { return detail::nearness(paths(), options_.distance, threads_, progress_); });
}
const std::vector<double>& SliceView::eigenvector() {
    return once(eigenvector_,
                [&] { return eigenvector_centrality(weighted_neighbours(), progress_); });
}
const HubsAndAuthorities& SliceView::hubs() {
    return once(hubs_, [&] { return hubs_and_authorities(weighted(), progress_); });
}
const Graph& SliceView::net() {
    return once(net_, [&] { return signed_graph(network_, options_.directed); });
}
const Graph& SliceView::signs() {
    return once(signs_, [&] { return signs_of(net()); });
}
const TriangleCensus& SliceView::triangles() {
    return once(triangles_, [&] { return triangle_census(Neighbours(net()), progress_); });
}
const WalkBalance& SliceView::walks() {
    return once(walks_, [&] { return walk_balance(signs(), progress_); });
}
const Frustration& SliceView::tie_frustration() {
    return once(tie_frustration_, [&] {
        const double seconds = whole_.options.seconds;
        return least_frustration(signed_ties(signs()), {}, SearchClock(seconds), progress_);
    });
}

}  // namespace entente::detail
