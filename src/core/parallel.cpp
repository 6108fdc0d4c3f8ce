#include "entente/core/parallel.hpp"

#include <algorithm>
#include <atomic>
#include <exception>
#include <mutex>
#include <thread>
#include <vector>

#include "entente/core/error.hpp"

namespace entente {
namespace {

bool is_interruption(const std::exception_ptr& thrown) {
    try {
        std::rethrow_exception(thrown);
    } catch (const Error& error) {
        return error.category() == ErrorCategory::interrupted;
    } catch (...) {
        return false;
    }
}

/// What the threads of one loop share. `first` is guarded by the mutex.
struct Loop {
    std::size_t count = 0;
    std::atomic<std::size_t> next{0}, done{0};
    std::stop_source stop;
    std::mutex mutex;
    std::size_t first_place = 0;
    std::exception_ptr first;

    // A call that was stopped because another one failed has no say.
    void keep(std::size_t place, const std::exception_ptr& thrown) {
        const bool interrupted = is_interruption(thrown);
        const std::scoped_lock lock(mutex);
        if (!first || (place < first_place && !interrupted)) {
            first = thrown;
            first_place = place;
        }
        stop.request_stop();
    }

    template <class AfterEach>
    void take_part(const std::function<void(std::size_t, const Progress&)>& work,
                   const AfterEach& after_each) {
        const Progress quiet(stop.get_token());
        while (!stop.stop_requested()) {
            const std::size_t i = next.fetch_add(1);
            if (i >= count) return;
            try {
                work(i, quiet);
                ++done;
                after_each();
            } catch (...) {
                keep(i, std::current_exception());
            }
        }
    }
};

}  // namespace

unsigned thread_count(unsigned wanted) {
    return wanted > 0 ? wanted : std::max(1U, std::thread::hardware_concurrency());
}

void parallel_for(std::size_t count, unsigned threads, const Progress& progress,
                  std::string_view step,
                  const std::function<void(std::size_t, const Progress&)>& work) {
    progress.report(0, step);
    Loop loop;
    loop.count = count;
    const auto report = [&] {
        progress.report(static_cast<double>(loop.done) / static_cast<double>(count), step);
    };
    {
        const std::stop_callback pass_on(progress.stop_token(), [&] { loop.stop.request_stop(); });
        std::vector<std::jthread> helpers;
        const std::size_t wanted = std::min<std::size_t>(thread_count(threads), count);
        for (std::size_t h = 1; h < wanted; ++h)
            helpers.emplace_back([&] { loop.take_part(work, [] {}); });
        loop.take_part(work, report);
    }
    progress.check();
    if (loop.first) std::rethrow_exception(loop.first);
}

}  // namespace entente
