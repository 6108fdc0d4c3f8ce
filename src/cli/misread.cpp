#include "misread.hpp"

#include <fmt/core.h>

#include <charconv>

#include "entente/core/error.hpp"
#include "entente/core/text.hpp"

namespace entente::cli {

namespace {

/// The option whose value cannot be read: the library tells it in a sentence alone, so each is
/// read again.
CLI::Option* culprit(CLI::App& sub) {
    for (CLI::Option* option : sub.get_options()) {
        if (option->count() == 0) continue;
        try {
            option->run_callback();
        } catch (const std::exception&) {
            return option;
        }
    }
    return nullptr;
}

std::string name_of(const CLI::Option& option) {
    return "--" + option.get_lnames().front();
}

std::string expected_by(const CLI::Option& option) {
    if (option.get_items_expected() == 0) return "yes or no";
    const std::string type = option.get_type_name();
    return type == "N" || type == "R" ? "a whole number from 0" : "a number";
}

CLI::App& chosen(CLI::App& app) {
    const auto subcommands = app.get_subcommands();
    return subcommands.empty() ? app : *subcommands.front();
}

}  // namespace

std::string not_understood(const CLI::App& sub, const std::string& word) {
    std::vector<std::string> names;
    for (const CLI::Option* o : sub.get_options()) {
        for (const auto& l : o->get_lnames()) names.push_back("--" + l);
    }
    const std::string hint =
        word.starts_with("-") ? suggestion(word.substr(0, word.find('=')), names) : "";
    const std::string see = fmt::format("see entente {} --help", sub.get_name());
    return fmt::format("unknown {} {}; {}", word.starts_with("-") ? "option" : "argument",
                       printable(word), hint.empty() ? see : hint);
}

std::string misread(CLI::App& app, const std::vector<std::string>& words) {
    CLI::App& sub = chosen(app);
    const std::string see = fmt::format("see entente {} --help", sub.get_name());
    const CLI::Option* option = culprit(sub);
    if (!option) return fmt::format("{} lacks its value; {}", printable(words.back()), see);
    const auto& values = option->results();
    if (values.size() > 1 && option->get_items_expected() > 0) {
        return fmt::format("{} is given twice, as {} and {}, and takes one value; {}",
                           name_of(*option), printable(values[0]), printable(values[1]), see);
    }
    return fmt::format("{}: \"{}\" is not {}; {}", name_of(*option), printable(values.back()),
                       expected_by(*option), see);
}

std::uint64_t bytes_of(const std::string& option, const std::string& text) {
    constexpr std::uint64_t most = std::uint64_t{1} << 50;
    std::uint64_t number = 0;
    const char* const end = text.data() + text.size();
    const auto [rest, fault] = std::from_chars(text.data(), end, number);
    const std::string_view unit(rest, static_cast<std::size_t>(end - rest));
    const auto shift = unit.empty()                 ? 0
                       : unit == "k" || unit == "K" ? 10
                       : unit == "M"                ? 20
                       : unit == "G"                ? 30
                                                    : -1;
    if (fault == std::errc{} && shift >= 0 && number >= 1 && number <= most >> shift) {
        return number << shift;
    }
    throw Error(ErrorCategory::usage,
                fmt::format("{}: \"{}\" is not a number of bytes from 1, as 4096, 64k, 1M or 16G",
                            option, printable(text)),
                option);
}

}  // namespace entente::cli
