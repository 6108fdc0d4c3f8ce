#include <catch2/catch.hpp>

#include <algorithm>
#include <atomic>
#include <cmath>
#include <filesystem>
#include <future>
#include <thread>

#include "../folder.hpp"
#include "app/jobs.hpp"
#include "app/table_text.hpp"
#include "entente/cases/read.hpp"
#include "entente/core/error.hpp"
#include "entente/core/files.hpp"
#include "small_case.hpp"

using namespace entente;
using namespace entente::app;

TEST_CASE("jobs run one after another and their commands arrive in order") {
    JobRunner jobs;
    std::atomic<int> at_once{0}, most{0};
    for (int i = 0; i < 5; ++i)
        jobs.run([&, i](const Progress&, const JobRunner::Post& post) {
            most = std::max(most.load(), ++at_once);
            post(command::Step{i});
            --at_once;
        });
    jobs.wait_until_idle();
    const auto commands = jobs.collect();
    REQUIRE(commands.size() == 5);
    for (int i = 0; i < 5; ++i)
        CHECK(std::get<command::Step>(commands[static_cast<std::size_t>(i)]).slices == i);
    CHECK(most == 1);
    CHECK(jobs.collect().empty());
    CHECK_FALSE(jobs.status().busy);
}

TEST_CASE("a newer analysis stops the running one and forgets those that wait") {
    JobRunner jobs;
    std::promise<void> running;
    std::atomic<bool> stopped{false};
    jobs.run_instead([&](const Progress& progress, const JobRunner::Post&) {
        running.set_value();
        while (!progress.stop_requested()) std::this_thread::yield();
        stopped = true;
        progress.check();  // throws: nothing after this is posted
    });
    running.get_future().wait();
    jobs.run_instead([](const Progress&, const JobRunner::Post& post) { post(command::Step{1}); });
    jobs.run_instead([](const Progress&, const JobRunner::Post& post) { post(command::Step{2}); });
    jobs.wait_until_idle();
    CHECK(stopped);
    // The second was forgotten or stopped, unless it ran before the third came; the third always
    // runs.
    const auto commands = jobs.collect();
    REQUIRE_FALSE(commands.empty());
    CHECK(std::get<command::Step>(commands.back()).slices == 2);
}

TEST_CASE("an export is not stopped by a newer analysis") {
    JobRunner jobs;
    std::promise<void> running, go_on;
    bool stopped = true;
    jobs.run([&](const Progress& progress, const JobRunner::Post& post) {
        running.set_value();
        go_on.get_future().wait();
        stopped = progress.stop_requested();
        post(command::ExportEnded{"x", ""});
    });
    running.get_future().wait();
    jobs.run_instead([](const Progress&, const JobRunner::Post& post) { post(command::Step{1}); });
    go_on.set_value();
    jobs.wait_until_idle();
    CHECK_FALSE(stopped);
    CHECK(jobs.collect().size() == 2);
}

TEST_CASE("the runner ends although a job is running and others wait") {
    std::promise<void> running;
    std::atomic<bool> second{false};
    {
        JobRunner jobs;
        jobs.run([&](const Progress& progress, const JobRunner::Post&) {
            running.set_value();
            while (!progress.stop_requested()) std::this_thread::yield();
        });
        jobs.run([&](const Progress&, const JobRunner::Post&) { second = true; });
        running.get_future().wait();
    }
    CHECK_FALSE(second);
}

TEST_CASE("a job that throws loses only itself, and progress is told") {
    std::atomic<int> woken{0};
    JobRunner jobs([&] { ++woken; });
    jobs.run([](const Progress&, const JobRunner::Post&) { throw std::runtime_error("broken"); });
    std::promise<void> told, go_on;
    jobs.run([&](const Progress& progress, const JobRunner::Post& post) {
        progress.report(0.25, "half way to half way");
        told.set_value();
        go_on.get_future().wait();
        post(command::Step{1});
    });
    told.get_future().wait();
    const JobStatus status = jobs.status();
    CHECK(status.busy);
    CHECK(status.fraction == 0.25);
    CHECK(status.step == "half way to half way");
    go_on.set_value();
    jobs.wait_until_idle();
    CHECK(jobs.collect().size() == 1);
    CHECK(woken >= 1);
}

TEST_CASE("an analysis that fails ends with its reason") {
    JobRunner jobs;
    jobs.run_instead(analysis_job(7, {.work = {.reading = true},
                                      .case_path = "/no/such/case",
                                      .overrides = {},
                                      .options = {},
                                      .before = {}}));
    jobs.wait_until_idle();
    const auto commands = jobs.collect();
    REQUIRE(commands.size() == 1);
    const auto& ended = std::get<command::AnalysisEnded>(commands[0]);
    CHECK(ended.generation == 7);
    CHECK_FALSE(ended.error.empty());
    CHECK(ended.category == ErrorCategory::io);
}

TEST_CASE("waiting for the jobs ends with a stop, though they go on") {
    JobRunner jobs;
    std::promise<void> go_on;
    jobs.run([&](const Progress&, const JobRunner::Post&) { go_on.get_future().wait(); });
    std::stop_source stop;
    const std::jthread stopper([&] {
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
        stop.request_stop();
    });
    jobs.wait_until_idle(stop.get_token());
    CHECK(jobs.status().busy);
    go_on.set_value();
    jobs.wait_until_idle();
}

TEST_CASE("a case is read within the limits asked for") {
    JobRunner jobs;
    jobs.run_instead(analysis_job(1, {.work = {.reading = true},
                                      .case_path = ENTENTE_FIXTURES "/tiny",
                                      .limits = {.max_row = 32},
                                      .overrides = {},
                                      .options = {},
                                      .before = {}}));
    jobs.wait_until_idle();
    const auto commands = jobs.collect();
    REQUIRE_FALSE(commands.empty());
    const auto analysis = std::get<command::AnalysisAdvanced>(commands[0]).analysis;
    CHECK_FALSE(analysis->series);
    CHECK(analysis->reading->error_count > 0);
}

TEST_CASE("the series is shown first, then layout and quick measures, what searches comes last") {
    JobRunner jobs;
    jobs.run_instead(analysis_job(1, {.work = whole_work,
                                      .case_path = {},
                                      .overrides = {},
                                      .options = {},
                                      .before = unread(abc_case())}));
    jobs.wait_until_idle();
    const auto commands = jobs.collect();
    REQUIRE(commands.size() == 6);
    const auto stage = [&](std::size_t i) {
        return std::get<command::AnalysisAdvanced>(commands[i]).analysis;
    };
    CHECK(stage(0)->remaining ==
          Work{.measures = true, .layout = true, .shifts = true, .searches = true});
    CHECK(stage(0)->actor_measures->measures().size() == 1);
    CHECK(stage(1)->remaining == Work{.measures = true, .shifts = true, .searches = true});
    CHECK(stage(1)->layouts);
    CHECK(stage(2)->remaining == Work{.shifts = true, .searches = true});
    CHECK(stage(2)->tie_measures);
    CHECK(stage(2)->actor_measures->column("betweenness"));
    CHECK_FALSE(stage(2)->actor_measures->column("side"));
    CHECK(stage(3)->remaining == Work{.searches = true});
    CHECK(stage(3)->shifts);
    CHECK_FALSE(stage(3)->balances);
    CHECK_FALSE(stage(4)->remaining.any());
    CHECK(stage(4)->balances);
    CHECK(stage(4)->series == stage(0)->series);
    for (const auto& table :
         {stage(4)->network_measures, stage(4)->actor_measures, stage(4)->tie_measures})
        CHECK(table->measures() == parse_measures(table->level(), "all"));
    CHECK(std::get<command::AnalysisEnded>(commands[5]).error.empty());
}

TEST_CASE("measures in parts are those measured at once") {
    const AnalysisPtr analysis = analysed(abc_case());
    const NetworkSeries& series = *analysis->series;
    for (const auto& table :
         {analysis->network_measures, analysis->actor_measures, analysis->tie_measures}) {
        const MeasureTable once = measure(series, table->level(), table->measures());
        for (std::size_t c = 0; c < table->measures().size(); ++c)
            for (std::size_t s = 0; s < series.networks.size(); ++s) {
                const auto a = table->values(c, s), b = once.values(c, s);
                CAPTURE(table->measures()[c]->id, s);
                CHECK(std::equal(a.begin(), a.end(), b.begin(), b.end(), [](double x, double y) {
                    return x == y || (std::isnan(x) && std::isnan(y));
                }));
            }
    }
    Known other;
    other.balances.resize(series.networks.size() + 1);
    CHECK_THROWS_AS(
        measure(series, Level::actor, parse_measures(Level::actor, "side"), {}, {}, other), Error);
}

TEST_CASE("another layer keeps ties and places, another stability keeps ties and measures") {
    const AnalysisPtr before = analysed(abc_case());
    SeriesOptions conflict;
    conflict.layer = Layer::conflict;
    std::vector<AnalysisPtr> stages;
    const auto keep = [&](AnalysisPtr analysis) { stages.push_back(std::move(analysis)); };
    analyse({.work = {.measures = true},
             .case_path = {},
             .overrides = {},
             .options = conflict,
             .before = before},
            {}, keep);
    CHECK(stages.back()->layouts == before->layouts);
    CHECK(stages.back()->series->options.layer == Layer::conflict);
    CHECK(stages.back()->series->networks.size() == before->series->networks.size());
    // 2001: a and b have conflict 2 between them, b and c none.
    const auto strength = [](const Analysis& analysis, std::size_t actor) {
        const auto& table = *analysis.actor_measures;
        return table.actor_value(*table.column("strength"), 1, analysis.series->networks[1],
                                 actor_id(actor));
    };
    CHECK(strength(*before, 1) == Approx(8));
    CHECK(strength(*stages.back(), 1) == Approx(2));

    stages.clear();
    analyse({.work = {.layout = true},
             .case_path = {},
             .overrides = {},
             .options = before->series->options,
             .stability = 0.9,
             .before = before},
            {}, keep);
    REQUIRE(stages.size() == 1);
    CHECK(stages[0]->series == before->series);
    CHECK(stages[0]->actor_measures == before->actor_measures);
    CHECK(stages[0]->layouts != before->layouts);
    CHECK(stages[0]->stability == 0.9);
}

TEST_CASE("a stopped analysis delivers nothing more") {
    std::stop_source stop;
    int delivered = 0;
    CHECK_THROWS_AS(analyse({.work = whole_work,
                             .case_path = {},
                             .overrides = {},
                             .options = {},
                             .before = unread(abc_case())},
                            Progress(stop.get_token()),
                            [&](const AnalysisPtr&) {
                                ++delivered;
                                stop.request_stop();
                            }),
                    Error);
    CHECK(delivered == 1);
}

TEST_CASE("moments and days are two ways to name a place in time") {
    const AnalysisPtr analysis = analysed(abc_case());
    const NetworkSeries& series = *analysis->series;
    for (const double moment : {0.0, 0.5, 1.0, 2.75, 3.0})
        CHECK(moment_of(series, app::day_of(series, moment)) == Approx(moment));
    CHECK(moment_of(series, -1e6) == 0);
    CHECK(moment_of(series, 1e6) == 3);
}

TEST_CASE("places are carried over to the same dates of other slices") {
    const AnalysisPtr yearly = analysed(abc_case());
    SeriesOptions sliding;
    sliding.window_kind = WindowKind::sliding;
    sliding.window = {3, PeriodUnit::year};
    const AnalysisPtr wide = analysed(abc_case(), sliding);
    const LayoutSeries same = carry_over(*yearly->series, *yearly->layouts, *wide->series);
    REQUIRE(same.positions.size() == 4);
    for (std::size_t s = 0; s < 4; ++s)
        for (std::size_t a = 0; a < 3; ++a) {
            CHECK(is_finite(same.positions[s][a]));
            CHECK(same.positions[s][a] == yearly->layouts->positions[s][a]);
        }
}

TEST_CASE("an actor that had no place gets one beside those it is tied to") {
    const AnalysisPtr yearly = analysed(abc_case());
    LayoutSeries lacking = *yearly->layouts;
    for (auto& slice : lacking.positions) slice[2] = {std::nan(""), std::nan("")};
    const LayoutSeries carried = carry_over(*yearly->series, lacking, *yearly->series);
    for (const auto& slice : carried.positions) {
        REQUIRE(is_finite(slice[2]));
        CHECK(slice[2] == carried.positions[0][2]);
    }
}

TEST_CASE("a blend goes from the one layout to the other around the moment") {
    LayoutSeries from, to;
    from.positions = {{{0, 0}}, {{0, 0}}, {{0, 0}}};
    to.positions = {{{4, 2}}, {{4, 2}}, {{4, 2}}};
    const LayoutSeries half = blend(from, to, 0.5, 1.0);
    CHECK(half.positions[0][0] == Point{4, 2});
    CHECK(half.positions[1][0] == Point{2, 1});
    CHECK(half.positions[2][0] == Point{2, 1});
    CHECK(blend(from, to, 1, 1.0).positions[1][0] == Point{4, 2});
}

namespace {

ExportRequest request_for(AnalysisPtr analysis) {
    ExportRequest request;
    request.analysis = std::move(analysis);
    return request;
}

command::ExportEnded written(ExportRequest request) {
    JobRunner jobs;
    jobs.run(write_job(std::move(request), 300));
    jobs.wait_until_idle();
    command::ExportEnded ended{.file = {}};
    for (const Command& one : jobs.collect())
        if (const auto* end = std::get_if<command::ExportEnded>(&one)) ended = *end;
    return ended;
}

}  // namespace

TEST_CASE("a table is written as the command line prints it, and never over another file") {
    const test::Folder folder;
    ExportRequest request = request_for(analysed(abc_case()));
    request.settings.product = Product::measures;
    request.settings.level = Level::tie;
    request.file = folder / "t.csv";
    request.recipe = "{}";
    CHECK(written(request).error.empty());
    const std::string text = read_file(request.file);
    CHECK(text.starts_with("slice,begin,end,source,target,measure,value,low,high\n"));
    CHECK(text.find("2001,2001-01-01,2002-01-01,a,b,net,-2,,\n") != std::string::npos);
    CHECK(text.find("2001,2001-01-01,2002-01-01,b,c,net,6,,\n") != std::string::npos);
    CHECK(read_file(folder / "t.csv.recipe.json") == "{}\n");

    request.settings.level = Level::actor;
    CHECK(written(request).exists);
    CHECK(read_file(request.file) == text);
    request.replace = true;
    CHECK_FALSE(written(request).exists);
    CHECK(read_file(request.file) != text);
    request.file = "/no/such/folder/x.csv";
    CHECK_FALSE(written(request).error.empty());
}

TEST_CASE("a file of the case is not written over, even when asked to") {
    const test::Folder folder;
    write_file(folder / "acts.csv",
               "date,source,target,value\n2000,a,b,1\n2001,a,b,2\n2002,b,c,-1\n");
    ExportRequest request = request_for(analysed(read_case(folder / "acts.csv").result));
    request.settings.product = Product::measures;
    request.file = folder / "acts.csv";
    request.replace = true;
    CHECK(written(request).error.find("belongs to the case") != std::string::npos);
    CHECK(read_file(request.file).starts_with("date,source"));
}

TEST_CASE("a film shows its frames as they come, and is left without a trace") {
    const test::Folder folder;
    ExportRequest request = request_for(analysed(abc_case()));
    request.settings.product = Product::film;
    request.settings.film.width = request.settings.film.height = 200;
    request.settings.film.seconds = 2;
    request.file = folder / "f.gif";
    JobRunner jobs;
    jobs.run(write_job(request, 100));
    jobs.wait_until_idle();
    std::size_t frames = 0;
    for (const Command& one : jobs.collect())
        if (const auto* ready = std::get_if<command::PreviewReady>(&one)) {
            ++frames;
            CHECK(ready->preview.image->width == 100);
            CHECK(ready->preview.image->height == 100);
        }
    CHECK(frames >= 1);
    CHECK(read_file(request.file).starts_with("GIF89a"));

    request.settings.film.seconds = 3000;
    request.file = folder / "long.gif";
    jobs.run(write_job(request, 100));
    while (jobs.collect().empty()) std::this_thread::yield();  // its first frame
    jobs.stop();
    jobs.wait_until_idle();
    const auto left = jobs.collect();
    REQUIRE_FALSE(left.empty());
    CHECK(std::get<command::ExportEnded>(left.back()).cancelled);
    CHECK(folder.files() == 1);
}

TEST_CASE("a job that waits is told of a stop, and says so") {
    JobRunner jobs;
    std::atomic<bool> go = false;
    jobs.run([&](const Progress&, const JobRunner::Post&) {
        while (!go) std::this_thread::yield();
    });
    const test::Folder folder;
    ExportRequest request = request_for(analysed(abc_case()));
    request.file = folder / "never.svg";
    jobs.run(write_job(request, 100));
    jobs.stop();
    go = true;
    jobs.wait_until_idle();
    const auto ended = jobs.collect();
    REQUIRE(ended.size() == 1);
    CHECK(std::get<command::ExportEnded>(ended[0]).cancelled);
    CHECK_FALSE(std::filesystem::exists(request.file));
}

TEST_CASE("text that a spreadsheet would run is made harmless") {
    const AnalysisPtr analysis =
        analysed(small_case({small_actor("=cmd()", "x"), small_actor("b,\"q\"", "y")},
                            {{"2000", "=cmd()", "b,\"q\"", 1}}));
    const std::string text = measures_rows(*analysis->series, *analysis->actor_measures, 0);
    CHECK(text.find(",'=cmd(),degree,1,,\n") != std::string::npos);
    CHECK(text.find(",\"b,\"\"q\"\"\",degree,1,,\n") != std::string::npos);
}
