#include <utility>

#include "entente/core/error.hpp"
#include "entente/core/files.hpp"
#include "entente/picture/export.hpp"
#include "jobs.hpp"
#include "table_text.hpp"

namespace entente::app {
namespace {

/// What went wrong, as one line; empty when nothing did. A stop is passed on: nobody waits for its
/// result.
template <class Action>
std::string failure_of(const Action& action) {
    try {
        action();
    } catch (const Error& error) {
        if (error.category() == ErrorCategory::interrupted) throw;
        return error.what();
    } catch (const std::exception& error) {
        return error.what();
    }
    return {};
}

}  // namespace

JobRunner::Job analysis_job(std::uint64_t generation, AnalysisRequest request) {
    return [generation, request = std::move(request)](const Progress& progress,
                                                      const JobRunner::Post& post) {
        const std::string error = failure_of([&] {
            analyse(request, progress, [&](AnalysisPtr analysis) {
                post(command::AnalysisAdvanced{generation, std::move(analysis)});
            });
        });
        post(command::AnalysisEnded{generation, error});
    };
}

JobRunner::Job picture_job(std::shared_ptr<const Picture> picture, std::filesystem::path file) {
    return [picture = std::move(picture), file = std::move(file)](const Progress& progress,
                                                                  const JobRunner::Post& post) {
        progress.report(0, "writing the picture");
        post(command::ExportEnded{file, failure_of([&] { write_picture(*picture, file); })});
    };
}

JobRunner::Job table_job(AnalysisPtr analysis, Level level, std::filesystem::path file) {
    return [analysis = std::move(analysis), level, file = std::move(file)](
               const Progress& progress, const JobRunner::Post& post) {
        progress.report(0, "writing the table");
        const auto& table = level == Level::network ? analysis->network_measures
                            : level == Level::actor ? analysis->actor_measures
                                                    : analysis->tie_measures;
        post(command::ExportEnded{
            file, failure_of([&] { write_file(file, measures_csv(*analysis->series, *table)); })});
    };
}

}  // namespace entente::app
