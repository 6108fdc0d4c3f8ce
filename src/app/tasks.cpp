#include <utility>

#include "entente/core/error.hpp"
#include "entente/core/files.hpp"
#include "entente/picture/recipe.hpp"
#include "jobs.hpp"

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

JobRunner::Job remember_job(std::filesystem::path folder, std::filesystem::path file) {
    return [folder = std::move(folder), file = std::move(file)](const Progress&,
                                                                const JobRunner::Post&) {
        std::error_code fault;
        std::filesystem::create_directories(file.parent_path(), fault);
        (void)failure_of([&] { write_file(file, folder.string()); });
    };
}

JobRunner::Job recipe_job(std::filesystem::path file) {
    return [file = std::move(file)](const Progress&, const JobRunner::Post& post) {
        const Failure failure = failure_of([&] {
            post(command::RecipeRead{file, parse_recipe(find_recipe(file), file.string())});
        });
        if (!failure.message.empty()) post(command::RecipeFailed{failure.message});
    };
}

}  // namespace entente::app
