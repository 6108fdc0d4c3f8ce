#pragma once
#include <cstdint>

namespace entente::detail {

/// Spreads the bits of a number over all 64, each number to another one (the finalizer of Stafford,
/// variant 13, as in SplitMix64).
constexpr std::uint64_t mixed(std::uint64_t x) {
    x += 0x9e3779b97f4a7c15U;
    x = (x ^ (x >> 30U)) * 0xbf58476d1ce4e5b9U;
    x = (x ^ (x >> 27U)) * 0x94d049bb133111ebU;
    return x ^ (x >> 31U);
}

}  // namespace entente::detail
