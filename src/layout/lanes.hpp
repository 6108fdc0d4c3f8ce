#pragma once
// Four floats at once. Every operation is rounded as IEEE says, so results do not depend on the
// instruction set.
#include <cmath>
#include <cstring>
#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace entente::detail {

using Lanes = float __attribute__((vector_size(16)));

inline Lanes load(const float* from) {
    Lanes lanes;
    std::memcpy(&lanes, from, sizeof lanes);
    return lanes;
}
inline Lanes all(float value) {
    return Lanes{value, value, value, value};
}
inline Lanes root(Lanes a) {
#if defined(__SSE2__)
    return _mm_sqrt_ps(a);
#else
    return Lanes{std::sqrt(a[0]), std::sqrt(a[1]), std::sqrt(a[2]), std::sqrt(a[3])};
#endif
}
inline float sum(Lanes a) {
    return (a[0] + a[1]) + (a[2] + a[3]);
}

}  // namespace entente::detail
