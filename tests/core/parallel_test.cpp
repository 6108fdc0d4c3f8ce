#include "entente/core/parallel.hpp"

#include <atomic>
#include <catch2/catch.hpp>
#include <chrono>
#include <mutex>
#include <numeric>
#include <set>
#include <thread>
#include <vector>

#include "entente/core/error.hpp"

using namespace entente;

TEST_CASE("parallel_for calls every index once, on any number of threads") {
    for (const unsigned threads : {1U, 2U, 5U}) {
        std::vector<int> calls(1000, 0);
        parallel_for(calls.size(), threads, {}, "counting",
                     [&](std::size_t i, const Progress&) { ++calls[i]; });
        CHECK(calls == std::vector<int>(1000, 1));
    }
    parallel_for(0, 4, {}, "nothing", [](std::size_t, const Progress&) { FAIL("nothing to do"); });
}

TEST_CASE("parallel_for works on several threads at once") {
    std::mutex mutex;
    std::set<std::thread::id> seen;
    parallel_for(2, 2, {}, "meeting", [&](std::size_t, const Progress&) {
        for (int wait = 0; wait < 1000; ++wait) {
            {
                const std::scoped_lock lock(mutex);
                seen.insert(std::this_thread::get_id());
                if (seen.size() == 2) return;
            }
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        }
    });
    CHECK(seen.size() == 2);
}

TEST_CASE("parallel_for reports from the calling thread, up to the whole") {
    const auto caller = std::this_thread::get_id();
    double last = 0;
    const Progress progress({}, [&](double fraction, std::string_view) {
        CHECK(std::this_thread::get_id() == caller);
        last = std::max(last, fraction);
    });
    parallel_for(10, 1, progress, "counting", [](std::size_t, const Progress&) {});
    CHECK(last == 1);
}

TEST_CASE("parallel_for passes on what was thrown, and a stop") {
    const auto fail_from_seven = [](std::size_t i, const Progress&) {
        if (i >= 7) throw Error(ErrorCategory::data, "number " + std::to_string(i));
    };
    CHECK_THROWS_WITH(parallel_for(100, 1, {}, "failing", fail_from_seven), "number 7");
    CHECK_THROWS_AS(parallel_for(100, 4, {}, "failing", fail_from_seven), Error);

    std::stop_source stop;
    std::atomic<int> calls{0};
    const auto stop_at_fifth = [&](std::size_t, const Progress& quiet) {
        if (++calls == 5) stop.request_stop();
        quiet.check();
    };
    try {
        parallel_for(1000, 2, Progress(stop.get_token()), "stopping", stop_at_fifth);
        FAIL("not stopped");
    } catch (const Error& error) {
        CHECK(error.category() == ErrorCategory::interrupted);
    }
    CHECK(calls < 20);
}
