#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <span>

#include "decoration.hpp"
#include "entente/cases/codebook.hpp"
#include "page_json.hpp"

namespace entente {
namespace {

/// A JSON list, item by item.
class PageList {
  public:
    void add(std::string_view json) {
        if (text_.size() > 1) text_ += ',';
        text_ += json;
    }
    std::string done() const { return text_ + ']'; }

  private:
    std::string text_ = "[";
};

std::string strings(const std::vector<std::string>& texts) {
    PageList list;
    for (const auto& text : texts) list.add(page_string(text));
    return list.done();
}

/// Texts that many rows share, by place.
class PageTexts {
  public:
    std::size_t place(const std::string& text) {
        const auto [found, fresh] = places_.try_emplace(text, places_.size());
        if (fresh) list_.add(page_string(text));
        return found->second;
    }
    std::string done() const { return list_.done(); }

  private:
    std::map<std::string, std::size_t> places_;
    PageList list_;
};

struct PageColours {
    std::vector<std::string> names;  // distinct "light dark" pairs
    std::string legend;
    std::string of_slices;                     // one list a slice, in the order of its actors
    std::vector<std::vector<bool>> undecided;  // by slice, then by ActorId; empty unless by side
};

/// Colours of both themes; those of a slice only when they change with it.
PageColours page_colours(const Material& material, Style style) {
    const NetworkSeries& series = *material.series;
    PageColours result;
    std::map<std::string, std::size_t> places;
    PageList slices, legend;
    for (std::size_t s = 0; s < series.networks.size(); ++s) {
        style.theme = Theme::light;
        const ActorColours light = actor_colours(series, style, material.actor_measures, s);
        style.theme = Theme::dark;
        const ActorColours dark = actor_colours(series, style, material.actor_measures, s);
        PageList list;
        for (const ActorId actor : series.networks[s].present) {
            const std::string pair =
                hex(light.of_actor[index(actor)]) + " " + hex(dark.of_actor[index(actor)]);
            const auto [found, fresh] = places.try_emplace(pair, places.size());
            if (fresh) result.names.push_back(pair);
            list.add(std::to_string(found->second));
        }
        slices.add(list.done());
        result.undecided.push_back(light.undecided);
        for (std::size_t k = 0; s == 0 && k < light.legend.size(); ++k)
            legend.add(fmt::format("[{},\"{} {}\"]", page_string(light.legend[k].first),
                                   hex(light.legend[k].second), hex(dark.legend[k].second)));
    }
    result.of_slices = slices.done();
    result.legend = legend.done();
    return result;
}

std::string actors_json(const Case& source_case) {
    PageList list;
    for (const Actor& actor : source_case.actors) {
        const std::string& name = actor.name.empty() ? actor.id : actor.name;
        list.add(fmt::format("[{},{},{},{},{},{},{},{}]", page_string(actor.id), page_string(name),
                             page_string(to_string(actor.kind)), strings(actor.groups),
                             strings(actor.aliases), page_string(actor.from_text),
                             page_string(actor.to_text), page_string(actor.note)));
    }
    return list.done();
}

std::string measures_json(const MeasureTable* table) {
    PageList list;
    if (table != nullptr)
        for (const Measure* m : table->measures())
            list.add(fmt::format("[{},{},{}]", page_string(m->id), page_string(m->definition),
                                 page_string(m->undefined)));
    return list.done();
}

/// `frustrated` has a value a tie, or is empty.
std::string ties_json(const Network& network, std::span<const double> frustrated) {
    PageList list;
    for (std::size_t i = 0; i < network.ties.size(); ++i) {
        const Tie& tie = network.ties[i];
        const bool marked = i < frustrated.size() && frustrated[i] > 0;
        list.add(fmt::format("[{},{},{},{},{}{}]", index(tie.source), index(tie.target),
                             page_number(tie.cooperation), page_number(tie.conflict),
                             page_number(tie.events), marked ? ",1" : ""));
    }
    return list.done();
}

std::string bodies_json(const Material& material, const Style& style, const Scales& scales,
                        std::size_t slice, const std::vector<bool>& undecided) {
    const Network& network = material.series->networks[slice];
    const MeasureTable* table = material.actor_measures;
    const auto size = table ? table->column(style.size_by) : std::nullopt;
    PageList list;
    for (const ActorId actor : network.present) {
        const Point p = material.layouts->positions[slice][index(actor)];
        const auto value =
            size ? table->actor_value(*size, slice, network, actor) : std::optional<double>{};
        PageList body;
        body.add(std::to_string(index(actor)));
        body.add(fmt::format("{:.3f}", is_finite(p) ? p.x : 0.0));
        body.add(fmt::format("{:.3f}", is_finite(p) ? p.y : 0.0));
        body.add(page_number(disc_radius(style, scales, value), 3));
        const bool hollow = size && !value;
        body.add(hollow ? "1" : !undecided.empty() && undecided[index(actor)] ? "2" : "0");
        for (std::size_t m = 0; table != nullptr && m < table->measures().size(); ++m)
            body.add(page_number(table->actor_value(m, slice, network, actor).value_or(NAN), 9));
        list.add(body.done());
    }
    return list.done();
}

std::string slices_json(const Material& material, const Style& style, const Scales& scales,
                        const PageColours& colours, const Progress& progress) {
    const auto& networks = material.series->networks;
    const bool marked = marks_frustrated(material, style);
    PageList list;
    for (std::size_t s = 0; s < networks.size(); ++s) {
        progress.report(static_cast<double>(s) / static_cast<double>(networks.size()),
                        "writing the page");
        const Network& n = networks[s];
        const auto frustrated =
            marked ? material.tie_measures->values(*material.tie_measures->column("frustrated"), s)
                   : std::span<const double>{};
        list.add(fmt::format(
            R"({{"label":{},"begin":{},"end":{},"from":{},"partial":{},"events":{},"cooperation":{},"conflict":{},"bodies":{},"ties":{}}})",
            page_string(n.slice.label), n.slice.days.begin, n.slice.days.end, n.slice.window_begin,
            n.slice.partial, page_number(n.events), page_number(n.cooperation),
            page_number(n.conflict), bodies_json(material, style, scales, s, colours.undecided[s]),
            ties_json(n, frustrated)));
    }
    return list.done();
}

std::string events_json(const NetworkSeries& series, PageTexts& texts, const Progress& progress) {
    const Case& source_case = series.source_case();
    const EventTable& table = source_case.events;
    PageList list;
    for (const SelectedEvent& e : series.selection->events) {
        if (index(e.event) % 4096 == 0) progress.check();
        const std::size_t i = index(e.event);
        const std::string& code = table.act_of(i).code;
        const CodebookEntry* entry = cameo().find(code);
        const std::string label = entry ? code + " " + entry->label : code;
        list.add(fmt::format(
            "[{},{},{},{},{},{},{},{},{},{},{},{},{}]", index(e.source), index(e.target), e.begin,
            e.end, page_number(e.value, 17), page_number(e.weight, 17), e.mutual ? 1 : 0,
            e.lasts ? 1 : 0, page_string(table.when[i]), texts.place(label),
            texts.place(std::string(table.summary[i])),
            texts.place(citation_text(source_case, table.citation[i])), page_string(table.id[i])));
    }
    return list.done();
}

std::string palettes_json() {
    PageList list;
    for (const Theme theme : {Theme::light, Theme::dark}) {
        const Palette& p = palette(theme);
        PageList colours;
        for (const Colour colour : {p.conflict, p.neutral, p.cooperation, p.rim, p.background,
                                    p.text, p.muted, p.highlight})
            colours.add(page_string(hex(colour)));
        list.add(colours.done());
    }
    return list.done();
}

}  // namespace

std::string page_data(const Material& material, const Style& style, const PageOptions& options,
                      const Progress& progress) {
    const NetworkSeries& series = *material.series;
    const Case& source_case = series.source_case();
    const SeriesOptions& how = series.options;
    const Scales scales = material.scales
                              ? *material.scales
                              : find_scales(series, material.actor_measures, style.size_by);
    PageTexts texts;
    const std::string events = events_json(series, texts, progress);
    const PageColours colours = page_colours(material, style);
    const double half_life = how.window_kind == WindowKind::half_life ? mean_days(how.window) : 0;
    std::string out = fmt::format(
        R"({{"name":{},"version":{},"window":{},"layer":"{}","directed":{},"values":"{}",)",
        page_string(source_case.name), page_string(options.version),
        page_string(describe_window(how)), to_string(how.layer), how.directed,
        to_string(how.value));
    out += fmt::format(
        R"("cumulative":{},"half_life":{},"why":{},"size_by":{},"colour_by":"{}","theme":"{}",)",
        how.window_kind == WindowKind::cumulative, page_number(half_life, 17),
        page_string(series.networks.empty() ? why_no_slices(series) : ""),
        page_string(style.size_by), to_string(style.colour_by),
        !options.theme                 ? ""
        : options.theme == Theme::dark ? "dark"
                                       : "light");
    out += fmt::format(R"("tie":[{},{},{}],"palettes":{},"colours":{},"legend":{},"colour_of":{},)",
                       page_number(style.tie_min), page_number(style.tie_max),
                       page_number(scales.largest_weight), palettes_json(), strings(colours.names),
                       colours.legend, colours.of_slices);
    out += fmt::format(R"("measures":{},"actors":{},)", measures_json(material.actor_measures),
                       actors_json(source_case));
    out += "\"slices\":" + slices_json(material, style, scales, colours, progress);
    return out + ",\"events\":" + events + ",\"texts\":" + texts.done() + "}";
}

}  // namespace entente
