#pragma once
// A made-up world: communities whose members slowly change, ties of which a quarter is new in every
// slice.
#include <algorithm>
#include <set>
#include <utility>

#include "entente/core/random.hpp"
#include "hand_made.hpp"

namespace entente::test {

struct World {
    unsigned actors = 5000;
    unsigned ties = 12500;  ///< a slice
    unsigned slices = 100;
    unsigned communities = 60;
};

class Communities {
  public:
    explicit Communities(const World& world) : world_(world), random_(7) {
        for (unsigned a = 0; a < world.actors; ++a) home_.push_back(a % world.communities);
        while (ties_.size() < world.ties) add_tie();
    }
    /// A quarter of the ties and a hundredth of the memberships become others.
    void step() {
        for (unsigned k = 0; k < world_.actors / 100; ++k)
            home_[random_.below(world_.actors)] = random_.below(world_.communities);
        shuffle(ties_, random_);
        for (std::size_t k = ties_.size() - world_.ties / 4; k < ties_.size(); ++k)
            known_.erase(std::minmax(ties_[k].a, ties_[k].b));
        ties_.resize(ties_.size() - world_.ties / 4);
        while (ties_.size() < world_.ties) add_tie();
    }
    const std::vector<HandTie>& ties() const { return ties_; }

  private:
    // Four of five within a community, friendly; of the others two of five are hostile.
    void add_tie() {
        const unsigned a = random_.below(world_.actors);
        unsigned b = random_.below(world_.actors);
        const bool within = random_.below(5) > 0;
        if (within) {
            for (int tries = 0; home_[b] != home_[a] && tries < 1000; ++tries)
                b = random_.below(world_.actors);
        }
        if (a == b || !known_.insert(std::minmax(a, b)).second) return;
        const double size = 1 + random_.below(5);
        ties_.push_back({a, b, !within && random_.below(5) < 2 ? -size : size});
    }

    World world_;
    Random random_;
    std::vector<unsigned> home_;
    std::vector<HandTie> ties_;
    std::set<std::pair<unsigned, unsigned>> known_;
};

inline NetworkSeries community_series(const World& world) {
    NetworkSeries series = hand_series({}, world.actors);
    Communities communities(world);
    for (unsigned t = 0; t < world.slices; ++t) {
        if (t > 0) communities.step();
        series.networks.push_back(hand_network(communities.ties(), static_cast<int>(t)));
    }
    return series;
}

}  // namespace entente::test
