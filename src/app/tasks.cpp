#include <utility>

#include "entente/core/error.hpp"
#include "entente/core/files.hpp"
#include "entente/picture/export.hpp"
#include "entente/picture/recipe.hpp"
#include "jobs.hpp"
#include "table_text.hpp"

namespace entente::app {
namespace {

struct Failure {
    std::string message = {};  ///< one line; empty when nothing went wrong
    ErrorCategory category = ErrorCategory::internal;
};

/// What went wrong. A stop is passed on: nobody waits for its result.
template <class Action>
Failure failure_of(const Action& action) {
    try {
        action();
    } catch (const Error& error) {
        if (error.category() == ErrorCategory::interrupted) throw;
        return {error.what(), error.category()};
    } catch (const std::exception& error) {
        return {error.what()};
    }
    return {};
}

}  // namespace

JobRunner::Job analysis_job(std::uint64_t generation, AnalysisRequest request) {
    return [generation, request = std::move(request)](const Progress& progress,
                                                      const JobRunner::Post& post) {
        Failure failure = failure_of([&] {
            analyse(request, progress, [&](AnalysisPtr analysis) {
                post(command::AnalysisAdvanced{generation, std::move(analysis)});
            });
        });
        post(command::AnalysisEnded{generation, std::move(failure.message), failure.category});
    };
}

JobRunner::Job picture_job(std::shared_ptr<const Picture> picture, std::filesystem::path file) {
    return [picture = std::move(picture), file = std::move(file)](const Progress& progress,
                                                                  const JobRunner::Post& post) {
        progress.report(0, "writing the picture");
        post(command::ExportEnded{
            file, failure_of([&] { write_picture(*picture, file, progress); }).message});
    };
}

JobRunner::Job table_job(AnalysisPtr analysis, Level level, std::filesystem::path file,
                         std::string recipe) {
    return [analysis = std::move(analysis), level, file = std::move(file),
            recipe = std::move(recipe)](const Progress& progress, const JobRunner::Post& post) {
        progress.report(0, "writing the table");
        const auto& table = level == Level::network ? analysis->network_measures
                            : level == Level::actor ? analysis->actor_measures
                                                    : analysis->tie_measures;
        const auto write = [&] {
            write_file(file, measures_csv(*analysis->series, *table));
            if (!recipe.empty()) write_file(recipe_beside(file), recipe + "\n");
        };
        post(command::ExportEnded{file, failure_of(write).message});
    };
}

JobRunner::Job recipe_job(std::filesystem::path file) {
    return [file = std::move(file)](const Progress&, const JobRunner::Post& post) {
        const Failure failure = failure_of([&] {
            post(command::RecipeRead{file, parse_recipe(find_recipe(file), file.string())});
        });
        if (!failure.message.empty()) post(command::ExportEnded{file, failure.message});
    };
}

}  // namespace entente::app
