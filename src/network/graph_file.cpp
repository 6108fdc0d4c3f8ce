#include "entente/network/graph_file.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <optional>

#include "entente/cases/recipe.hpp"
#include "entente/core/error.hpp"
#include "entente/core/text.hpp"
#include "graph_writer.hpp"

namespace entente {
namespace detail {

namespace {

constexpr std::size_t block = std::size_t{1} << 16;
constexpr double nothing = std::numeric_limits<double>::quiet_NaN();

struct GraphFormat {
    std::string_view ending;
    void (*write)(GraphJob&);
    bool recipe_beside;
};
constexpr std::array<GraphFormat, 6> formats{{{"gexf", write_gexf, false},
                                              {"graphml", write_graphml, false},
                                              {"net", write_pajek, true},
                                              {"dot", write_dot_graph, false},
                                              {"csv", write_ties_csv, true},
                                              {"json", write_node_link, false}}};

const GraphFormat& format_of(const std::filesystem::path& file) {
    const std::string ending = ending_of(file);
    std::vector<std::string> endings;
    for (const GraphFormat& format : formats) {
        if (format.ending == ending) return format;
        endings.emplace_back(format.ending);
    }
    const std::string hint = suggestion(ending, endings);
    throw Error(
        ErrorCategory::usage,
        fmt::format("cannot write \"{}\": a graph file ends in .gexf, .graphml, .net, .dot, "
                    ".csv or .json{}{}",
                    printable(file.filename().string(), 200), hint.empty() ? "" : "; ", hint),
        file.string());
}

}  // namespace

GraphJob::GraphJob(const NetworkSeries& series_, std::size_t first_, std::size_t last_,
                   const GraphDecoration& decoration_, const std::string& recipe_,
                   StreamedFile& file, const Progress& progress)
    : series(series_),
      first(first_),
      last(last_),
      decoration(decoration_),
      recipe(recipe_),
      file_(file),
      progress_(progress) {
    std::vector<char> there(source_case().actors.size());
    for (std::size_t s = first; s < last; ++s) {
        progress_.check();
        for (const ActorId actor : network(s).present) there[index(actor)] = 1;
        steps_ += network(s).ties.size();
    }
    for (std::size_t a = 0; a < there.size(); ++a)
        if (there[a]) actors.push_back(actor_id(a));
    steps_ += actors.size();
}

std::vector<InSlice> GraphJob::presence_of(ActorId actor) const {
    std::vector<InSlice> places;
    for (std::size_t s = first; s < last; ++s) {
        const auto& present = network(s).present;
        const auto at = std::lower_bound(present.begin(), present.end(), actor);
        if (at != present.end() && *at == actor)
            places.push_back({s, static_cast<std::size_t>(at - present.begin())});
    }
    return places;
}

Point GraphJob::position(std::size_t slice, ActorId actor) const {
    const auto& all = decoration.positions;
    if (slice >= all.size() || index(actor) >= all[slice].size()) return {nothing, nothing};
    return all[slice][index(actor)];
}

Point GraphJob::mean_position(ActorId actor) const {
    if (decoration.positions.empty()) return {nothing, nothing};
    Point sum;
    double count = 0;
    for (const InSlice at : presence_of(actor)) {
        const Point p = position(at.slice, actor);
        if (!is_finite(p)) continue;
        sum = sum + p;
        count += 1;
    }
    return count > 0 ? Point{sum.x / count, sum.y / count} : Point{nothing, nothing};
}

double GraphJob::value(const ActorValues& values, InSlice at) const {
    if (at.slice >= values.values.size() || at.place >= values.values[at.slice].size())
        return nothing;
    const double value = values.values[at.slice][at.place];
    return std::isfinite(value) ? value : nothing;
}

void GraphJob::put(std::string_view bytes) {
    buffer_ += bytes;
    if (buffer_.size() >= block) flush();
}

void GraphJob::flush() {
    file_.append(buffer_);
    buffer_.clear();
}

void GraphJob::step() {
    progress_.check();
    if (++done_ % 1024 == 0)
        progress_.report(std::min(1.0, static_cast<double>(done_) / static_cast<double>(steps_)),
                         "writing the graph");
}

std::vector<std::pair<std::string_view, std::string>> actor_texts(const GraphJob& job,
                                                                  const Actor& actor) {
    std::vector<std::pair<std::string_view, std::string>> texts;
    texts.emplace_back("kind", std::string(to_string(actor.kind)));
    if (actor.parent) texts.emplace_back("parent", job.actor(*actor.parent).id);
    std::string groups;
    for (const std::string& group : actor.groups) groups += (groups.empty() ? "" : ";") + group;
    if (!groups.empty()) texts.emplace_back("groups", groups);
    if (!actor.from_text.empty()) texts.emplace_back("from", actor.from_text);
    if (!actor.to_text.empty()) texts.emplace_back("to", actor.to_text);
    return texts;
}

std::vector<std::pair<std::string_view, double>> tie_numbers(const Tie& tie) {
    std::vector<std::pair<std::string_view, double>> numbers{{"cooperation", tie.cooperation},
                                                             {"conflict", tie.conflict},
                                                             {"net", net(tie)},
                                                             {"intensity", intensity(tie)}};
    if (const auto t = tone(tie)) numbers.emplace_back("tone", *t);
    numbers.emplace_back("events", tie.events);
    return numbers;
}

std::string hex_colour(const std::array<std::uint8_t, 3>& c) {
    return fmt::format("#{:02x}{:02x}{:02x}", c[0], c[1], c[2]);
}

std::string clean_text(std::string_view text) {
    constexpr std::string_view replacement = "\xEF\xBF\xBD";
    std::string clean;
    while (!text.empty()) {
        const std::size_t good = std::min(first_invalid_utf8(text), text.size());
        for (const char c : text.substr(0, good)) {
            const auto byte = static_cast<unsigned char>(c);
            if (byte < 0x20 && c != '\t' && c != '\n' && c != '\r')
                clean += replacement;
            else
                clean += c;
        }
        if (good < text.size()) clean += replacement;
        text.remove_prefix(std::min(good + 1, text.size()));
    }
    for (const std::string_view forbidden : {"\xEF\xBF\xBE", "\xEF\xBF\xBF"})
        for (std::size_t at = 0; (at = clean.find(forbidden, at)) != std::string::npos;)
            clean.replace(at, 3, replacement);
    return clean;
}

}  // namespace detail

void check_graph_ending(const std::filesystem::path& file) {
    (void)detail::format_of(file);
}

void write_graph_file(const NetworkSeries& series, std::size_t first, std::size_t last,
                      const GraphDecoration& decoration, const std::filesystem::path& file,
                      const std::string& recipe, const Progress& progress) {
    const detail::GraphFormat& format = detail::format_of(file);
    if (first >= last || last > series.networks.size())
        throw Error(ErrorCategory::usage,
                    series.networks.empty()
                        ? "no slice to write: " + why_no_slices(series)
                        : fmt::format("no slice to write: [{}, {}) of {} slices", first, last,
                                      series.networks.size()));
    StreamedFile target(file);
    std::error_code fault;
    const bool plain =
        !std::filesystem::exists(file, fault) || std::filesystem::is_regular_file(file, fault);
    std::optional<StreamedFile> beside;
    if (format.recipe_beside && plain && !recipe.empty()) {
        beside.emplace(recipe_beside(file));
        beside->append(recipe + "\n");
    }
    detail::GraphJob job(series, first, last, decoration, recipe, target, progress);
    format.write(job);
    job.flush();
    progress.report(1, "writing the graph");
    progress.check();
    target.commit();
    if (beside) beside->commit();
}

}  // namespace entente
