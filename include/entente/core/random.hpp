#pragma once
// A generator of our own, so that a seed gives the same numbers with every standard library.
#include <cstdint>
#include <utility>
#include <vector>

namespace entente {

/// splitmix64 (Steele, Lea, Flood 2014).
class Random {
  public:
    explicit Random(std::uint64_t seed) : state_(seed) {}
    std::uint64_t next() {
        std::uint64_t z = (state_ += 0x9e3779b97f4a7c15U);
        z = (z ^ (z >> 30U)) * 0xbf58476d1ce4e5b9U;
        z = (z ^ (z >> 27U)) * 0x94d049bb133111ebU;
        return z ^ (z >> 31U);
    }
    /// In [0, 1).
    double uniform() { return static_cast<double>(next() >> 11U) * 0x1p-53; }
    /// In [0, bound), each alike to 1 in 2^32 / bound.
    std::uint32_t below(std::uint32_t bound) {
        return static_cast<std::uint32_t>(((next() >> 32U) * bound) >> 32U);
    }

  private:
    std::uint64_t state_;
};

/// One of many generators of a seed, each by itself: what it gives depends on nothing but the three
/// numbers.
inline Random random_stream(std::uint64_t seed, std::uint64_t a, std::uint64_t b) {
    return Random(Random(Random(seed).next() + a).next() + b);
}

/// Fisher-Yates.
template <class T>
void shuffle(std::vector<T>& items, Random& random) {
    for (std::size_t i = items.size(); i > 1; --i) {
        std::swap(items[i - 1], items[random.below(static_cast<std::uint32_t>(i))]);
    }
}

}  // namespace entente
