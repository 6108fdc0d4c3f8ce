#include "entente/picture/export.hpp"

#include <fmt/format.h>

#include <array>
#include <cmath>
#include <cstdlib>

#include "dot.hpp"
#include "entente/core/error.hpp"
#include "entente/core/files.hpp"
#include "entente/core/text.hpp"
#include "entente/picture/recipe.hpp"
#include "process.hpp"
#include "recipe_place.hpp"
#include "svg.hpp"

namespace entente {
namespace {

namespace fs = std::filesystem;

constexpr std::array<std::string_view, 4> endings = {"svg", "png", "pdf", "dot"};
constexpr double largest_side = 20000;  // pixels; cairo's own limit is 32767
constexpr std::chrono::seconds time_limit{60};

void check_size(const Picture& picture, const fs::path& file) {
    const auto fits = [](double side) { return side >= 1 && side <= largest_side; };
    if (!fits(picture.width) || !fits(picture.height))
        throw Error(
            ErrorCategory::usage,
            fmt::format("a picture is 1 to {:.0f} pixels wide and high, not {:.0f} x {:.0f}",
                        largest_side, picture.width, picture.height),
            file.string());
}

fs::path find_helper() {
    constexpr const char* name = "entente-graphviz";
    if (const char* given = std::getenv("ENTENTE_GRAPHVIZ"); given != nullptr && *given != '\0')
        return given;
    const fs::path here = program_folder();
    for (const fs::path& folder :
         {here, here.parent_path(), here.parent_path() / "libexec" / "entente"}) {
        std::error_code ignored;
        if (fs::is_regular_file(folder / name, ignored)) return folder / name;
    }
    throw Error(
        ErrorCategory::io,
        fmt::format("cannot find {} beside the program in {}; set ENTENTE_GRAPHVIZ to its path",
                    name, here.string()),
        here.string());
}

std::string what_failed(const ProcessResult& result) {
    if (result.timed_out) return fmt::format("took longer than {} s", time_limit.count());
    if (result.signal != 0) return fmt::format("was ended by signal {}", result.signal);
    const std::string said = printable(result.errors.substr(0, result.errors.find('\n')), 200);
    if (result.exit_code != 0)
        return fmt::format("ended with code {}{}{}", result.exit_code, said.empty() ? "" : ": ",
                           said);
    return {};
}

bool looks_right(std::string_view format, std::string_view bytes) {
    if (format == "png")
        return bytes.starts_with("\x89PNG\r\n\x1a\n") && bytes.find("IEND") != bytes.npos;
    if (format == "pdf") return bytes.starts_with("%PDF-") && bytes.rfind("%%EOF") != bytes.npos;
    return bytes.rfind("</svg>") != bytes.npos;
}

std::string render(const Picture& picture, const std::string& format, const fs::path& file,
                   const Progress& progress) {
    const fs::path helper = find_helper();
    ProcessResult result =
        run_process(helper, {format}, dot_of(picture, DotUse::paint), time_limit, progress);
    std::string failure = what_failed(result);
    if (failure.empty() && !looks_right(format, result.output)) failure = "gave no whole " + format;
    if (!failure.empty())
        throw Error(ErrorCategory::io,
                    fmt::format("could not draw {}: {} {}", file.string(),
                                helper.filename().string(), failure),
                    file.string());
    return std::move(result.output);
}

/// The same picture is the same file whenever it is made: cairo's date of creation is set to a
/// fixed one of the same length.
std::string described_pdf(std::string pdf, const std::string& recipe) {
    constexpr std::string_view key = "/CreationDate (D:";
    constexpr std::string_view never = "19700101000000";
    const std::size_t place = pdf.rfind(key);
    if (place != std::string::npos && place + key.size() + never.size() <= pdf.size())
        pdf.replace(place + key.size(), never.size(), never);
    if (recipe.empty()) return pdf;
    const auto part = [&](std::uint64_t offset, std::size_t size) {
        return pdf.substr(std::min<std::uint64_t>(offset, pdf.size()), size);
    };
    return pdf + detail::pdf_update(part, pdf.size(), recipe);
}

}  // namespace

void check_picture_ending(const fs::path& file) {
    const std::string ending = ending_of(file);
    for (const std::string_view known : endings)
        if (ending == known) return;
    const std::string hint = suggestion(ending, {endings.begin(), endings.end()});
    throw Error(
        ErrorCategory::usage,
        fmt::format("cannot draw \"{}\": a picture's file ends in .svg, .png, .pdf or .dot{}{}",
                    printable(file.filename().string()), hint.empty() ? "" : "; ", hint),
        file.string());
}

void write_picture(const Picture& picture, const fs::path& file, const Progress& progress) {
    check_picture_ending(file);
    check_size(picture, file);
    const std::string format = ending_of(file);
    if (format == "dot") return write_file(file, to_dot(picture));
    std::string bytes = render(picture, format, file, progress);
    if (format == "svg") bytes = finished_svg(picture, bytes);
    if (format == "png")
        bytes = png_with_recipe(detail::png_with_density(std::move(bytes), picture.dpi),
                                picture.recipe);
    if (format == "pdf") bytes = described_pdf(std::move(bytes), picture.recipe);
    progress.check();
    write_file(file, bytes);
}

}  // namespace entente
