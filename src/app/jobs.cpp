#include "jobs.hpp"

#include <algorithm>
#include <utility>

#include "entente/core/error.hpp"

namespace entente::app {

JobRunner::JobRunner(std::function<void()> wake)
    : wake_(std::move(wake)), thread_([this](const std::stop_token& stop) { work(stop); }) {}

JobRunner::~JobRunner() {
    thread_.request_stop();
    const std::scoped_lock lock(mutex_);
    waiting_.clear();
    if (running_) running_->request_stop();
}

void JobRunner::run(Job job) {
    {
        const std::scoped_lock lock(mutex_);
        waiting_.push_back({.job = std::move(job), .replaceable = false});
    }
    changed_.notify_all();
}

void JobRunner::run_instead(Job job) {
    {
        const std::scoped_lock lock(mutex_);
        std::erase_if(waiting_, [](const Entry& entry) { return entry.replaceable; });
        if (running_ && running_replaceable_) running_->request_stop();
        waiting_.push_back({.job = std::move(job), .replaceable = true});
    }
    changed_.notify_all();
}

void JobRunner::stop() {
    const std::scoped_lock lock(mutex_);
    for (Entry& entry : waiting_) entry.stop.request_stop();
    if (running_) running_->request_stop();
}

std::vector<Command> JobRunner::collect() {
    const std::scoped_lock lock(mutex_);
    return std::exchange(inbox_, {});
}

JobStatus JobRunner::status() const {
    const std::scoped_lock lock(mutex_);
    return {.busy = running_ || !waiting_.empty(), .fraction = fraction_.load(), .step = step_};
}

void JobRunner::wait_until_idle(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    changed_.wait(lock, stop, [this] { return !running_ && waiting_.empty(); });
}

void JobRunner::work(const std::stop_token& stop) {
    std::unique_lock lock(mutex_);
    while (changed_.wait(lock, stop, [this] { return !waiting_.empty(); })) {
        Entry entry = std::move(waiting_.front());
        waiting_.pop_front();
        running_ = entry.stop;
        running_replaceable_ = entry.replaceable;
        const std::stop_token job_stop = running_->get_token();
        step_.clear();
        fraction_ = 0;
        if (stop.stop_requested()) return;
        lock.unlock();
        execute(entry.job, job_stop);
        entry = {};  // what the job held goes before it counts as done
        lock.lock();
        running_.reset();
        changed_.notify_all();
        lock.unlock();
        if (wake_) wake_();
        lock.lock();
    }
}

void JobRunner::execute(const Job& job, const std::stop_token& stop) {
    const Progress progress(stop, [this](double fraction, std::string_view step) {
        fraction_ = fraction;
        const std::scoped_lock lock(mutex_);
        if (step_ != step) step_ = step;
    });
    const Post post = [this](Command command) {
        {
            const std::scoped_lock lock(mutex_);
            inbox_.push_back(std::move(command));
        }
        if (wake_) wake_();
    };
    try {
        job(progress, post);
    } catch (
        const std::exception&) {  // NOLINT(bugprone-empty-catch): jobs turn errors into commands
    }
}

}  // namespace entente::app
