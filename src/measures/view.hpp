#pragma once
// One slice while it is measured: what several measures need is worked out once.
#include <limits>
#include <optional>
#include <vector>

#include "frustration.hpp"
#include "graph.hpp"
#include "nearness.hpp"
#include "paths.hpp"
#include "signed_spectra.hpp"
#include "spectral.hpp"
#include "triads.hpp"
#include "whole.hpp"

namespace entente::detail {

inline constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// numerator / denominator, undefined when the denominator is 0.
inline double ratio(double numerator, double denominator) {
    return denominator == 0 ? undefined : numerator / denominator;
}

/// (good - bad) / (good + bad), undefined when both are 0. Halved, since their sum may overflow.
inline double tone_of(double good, double bad) {
    return ratio(good / 2 - bad / 2, good / 2 + bad / 2);
}

/// Used by one thread; what it is given must outlive it.
class SliceView {
  public:
    /// `threads` may work on it at once.
    SliceView(const NetworkSeries& series, const WholeSeries& whole, std::size_t slice,
              unsigned threads, const Progress& progress)
        : network_(series.networks[slice]),
          before_(slice == 0 ? nullptr : &series.networks[slice - 1]),
          options_(series.options),
          whole_(whole),
          slice_(slice),
          threads_(threads),
          progress_(progress) {}

    const Network& network() const { return network_; }
    const Network* before() const { return before_; }  ///< nullptr in the first slice
    const SeriesOptions& options() const { return options_; }
    /// What the declared needs of the measures ask for; item slice() of each part is of this slice.
    const WholeSeries& whole() const { return whole_; }
    std::size_t slice() const { return slice_; }
    const Progress& progress() const { return progress_; }
    std::size_t actors() const { return network_.present.size(); }

    const Graph& all();       ///< every tie, one edge each in the order of ties, weighing P + N
    const Graph& layer();     ///< the ties of the layer
    const Graph& weighted();  ///< those of them with weight > 0
    const Graph& paths();     ///< what paths run on: layer() for hops, weighted() for lengths
    const Neighbours& layer_neighbours();      ///< of layer(), directions merged
    const Neighbours& weighted_neighbours();   ///< of weighted(), directions merged, weights added
    const Components& layer_components();      ///< of layer_neighbours()
    const Betweenness& betweenness();          ///< of paths()
    const Nearness& nearness();                ///< of paths()
    const std::vector<double>& eigenvector();  ///< of weighted_neighbours()
    const HubsAndAuthorities& hubs();          ///< of a directed network
    const Graph& net();                        ///< signed net of every pair that carries a sign
    const Graph& signs();                      ///< of net(), weights 1 and -1
    const TriangleCensus& triangles();         ///< of net()
    const Frustration& tie_frustration();      ///< of signs()
    const WalkBalance& walks();                ///< of signs()

  private:
    const Network& network_;
    const Network* before_;
    const SeriesOptions& options_;
    const WholeSeries& whole_;
    std::size_t slice_;
    unsigned threads_;
    const Progress& progress_;
    std::optional<Graph> all_, layer_, weighted_;
    std::optional<Neighbours> layer_neighbours_, weighted_neighbours_;
    std::optional<Components> layer_components_;
    std::optional<Betweenness> betweenness_;
    std::optional<Nearness> nearness_;
    std::optional<std::vector<double>> eigenvector_;
    std::optional<HubsAndAuthorities> hubs_;
    std::optional<Graph> net_, signs_;
    std::optional<TriangleCensus> triangles_;
    std::optional<Frustration> tie_frustration_;
    std::optional<WalkBalance> walks_;
};

}  // namespace entente::detail
