#pragma once
#include <cstddef>
#include <functional>
#include <string_view>

#include "entente/core/progress.hpp"

namespace entente {

/// Threads to work with: `wanted`, or as many as the machine runs at once when it is 0.
unsigned thread_count(unsigned wanted);

/// Calls work(i, quiet) once for every i in [0, count), on up to `threads` threads, the calling one
/// among them, which tells `progress` the share that is done. `quiet` stops when `progress` does,
/// or when another call has thrown, and tells nobody; `work` hands it on to what it calls. Results
/// do not depend on the number of threads if work(i) writes to the i-th place alone. An exception
/// of `work` ends the loop: that of the smallest i that threw is thrown again. Error{interrupted}.
void parallel_for(std::size_t count, unsigned threads, const Progress& progress,
                  std::string_view step,
                  const std::function<void(std::size_t, const Progress&)>& work);

}  // namespace entente
