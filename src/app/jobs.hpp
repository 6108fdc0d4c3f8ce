#pragma once
// One worker thread; the window has two, for what is shown and for what is written. It never sees
// the model: jobs get values and return commands.
#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <deque>
#include <functional>
#include <mutex>
#include <stop_token>
#include <string>
#include <thread>
#include <vector>

#include "commands.hpp"

namespace entente::app {

struct JobStatus {
    bool busy = false;
    double fraction = 0;  ///< of the running job's present step, in [0, 1]
    std::string step;     ///< what it is doing
};

/// Invariants: (1) at most one job runs at a time; (2) `inbox_`, `waiting_`, `running_` and `step_`
/// are touched under `mutex_` only; (3) `wake` is called without the lock, from the worker, after
/// something was put into the inbox.
class JobRunner {
  public:
    using Post = std::function<void(Command)>;
    using Job = std::function<void(const Progress&, const Post&)>;

    /// `wake` may be empty; it must be safe to call from any thread.
    explicit JobRunner(std::function<void()> wake = {});
    /// Stops what runs, forgets what waits, and joins.
    ~JobRunner();
    JobRunner(const JobRunner&) = delete;
    JobRunner& operator=(const JobRunner&) = delete;

    /// Runs after the jobs that wait. A job that throws loses only itself: it should turn errors
    /// into commands.
    void run(Job job);
    /// Like `run`, but stops and forgets the jobs given to `run_instead` before.
    void run_instead(Job job);
    /// Stops what runs and what waits: that is begun, to say how it ended, with a stop asked for.
    void stop();
    /// Commands posted since the last call, in order.
    std::vector<Command> collect();
    JobStatus status() const;
    /// Blocks until nothing runs or waits, or a stop is asked for (for tests and snapshots);
    /// collected commands stay in the inbox.
    void wait_until_idle(const std::stop_token& stop = {});

  private:
    struct Entry {
        Job job;
        bool replaceable = false;
        std::stop_source stop = {};
    };
    void work(const std::stop_token& stop);
    void execute(const Job& job, const std::stop_token& stop);

    std::function<void()> wake_;
    mutable std::mutex mutex_;
    std::condition_variable_any changed_;
    std::deque<Entry> waiting_;
    std::optional<std::stop_source> running_;
    bool running_replaceable_ = false;
    std::vector<Command> inbox_;
    std::string step_;
    std::atomic<double> fraction_{0};
    std::jthread thread_;  // last: joins before the rest goes
};

/// The job behind effect::StartAnalysis: posts AnalysisAdvanced for each stage, then AnalysisEnded.
JobRunner::Job analysis_job(std::uint64_t generation, AnalysisRequest request);
/// Writes what is asked for, then posts ExportEnded; a film's frames on the way, at most ten a
/// second, as PreviewReady, so many pixels wide.
JobRunner::Job write_job(ExportRequest request, int preview_width);
/// Posts PreviewReady with what the request would write.
JobRunner::Job preview_job(ExportRequest request, int width);
/// Keeps the folder written to last in a file, for the next start; silent where it cannot.
JobRunner::Job remember_job(std::filesystem::path folder, std::filesystem::path file);
/// Posts RecipeRead; RecipeFailed when the file carries none.
JobRunner::Job recipe_job(std::filesystem::path file);

}  // namespace entente::app
