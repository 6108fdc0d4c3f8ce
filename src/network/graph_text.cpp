// Graph files that are plain text: csv, Pajek, Graphviz, JSON.
#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <nlohmann/json.hpp>

#include "entente/core/text.hpp"
#include "graph_writer.hpp"

namespace entente {

std::string dot_string(std::string_view escaped) {
    constexpr std::size_t most = 8000;
    std::string text = "\"";
    std::size_t in_piece = 0;
    for (std::size_t i = 0; i < escaped.size();) {
        std::size_t end = i + 1;  // of a letter, or of an escape
        if (escaped[i] == '\\' && end < escaped.size()) ++end;
        while (end < escaped.size() && (static_cast<unsigned char>(escaped[end]) & 0xC0) == 0x80)
            ++end;
        if (in_piece + (end - i) > most) {
            text += "\" + \"";
            in_piece = 0;
        }
        text.append(escaped, i, end - i);
        in_piece += end - i;
        i = end;
    }
    return text + '"';
}

}  // namespace entente

namespace entente::detail {

namespace {

std::string graph_json_string(std::string_view text) {
    return nlohmann::json(clean_text(text)).dump();
}

// Graphviz reads \" as a quote and keeps other backslashes, of which two stand for one where text
// is shown; entities are undone there too. The recipe has no backslash that could touch a quote.
enum class DotText : std::uint8_t { recipe, attribute, label };
std::string quoted_dot(std::string_view text, DotText use = DotText::attribute) {
    std::string quoted;
    for (const char c : clean_text(text)) {
        if (c == '"' || (c == '\\' && use != DotText::recipe)) quoted += '\\';
        quoted += c == '\n' || c == '\r' ? ' ' : c;
        if (c == '&' && use == DotText::label) quoted += "amp;";
    }
    return dot_string(quoted);
}

// Pajek knows no escapes.
std::string pajek_text(std::string_view text) {
    std::string safe;
    for (const char c : clean_text(text)) {
        if (c == '"')
            safe += "\xEF\xBC\x82";
        else if (c == '\\')
            safe += "\xEF\xBC\xBC";
        else
            safe += static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    return safe;
}

/// The box of all mean places; empty without any.
Rect bounds(const GraphJob& job) {
    Rect box{1, 1, -1, -1};
    for (const ActorId id : job.actors) {
        job.check();
        const Point p = job.mean_position(id);
        if (!is_finite(p)) continue;
        if (box.left > box.right) box = {p.x, p.y, p.x, p.y};
        box = {std::min(box.left, p.x), std::min(box.top, p.y), std::max(box.right, p.x),
               std::max(box.bottom, p.y)};
    }
    return box;
}

std::string spans(const std::vector<InSlice>& places, std::size_t first) {
    std::string text;
    for (std::size_t i = 0; i < places.size();) {
        std::size_t end = i + 1;
        while (end < places.size() && places[end].slice == places[end - 1].slice + 1) ++end;
        text += fmt::format("{}{}", text.empty() ? "" : ",", places[i].slice - first + 1);
        if (end - i > 1) text += fmt::format("-{}", places[end - 1].slice - first + 1);
        i = end;
    }
    return fmt::format("[{}]", text);
}

void pajek_vertex(GraphJob& job, std::size_t place, const Rect& box) {
    const ActorId id = job.actors[place];
    const double side = std::max({box.width(), box.height(), 1e-300});
    std::string line = fmt::format("{} \"{}\"", place + 1, pajek_text(job.actor(id).id));
    if (const Point p = job.mean_position(id); is_finite(p))
        line += fmt::format(" {:.6f} {:.6f} ellipse", 0.05 + 0.9 * (p.x - box.left) / side,
                            0.05 + 0.9 * (p.y - box.top) / side);
    if (index(id) < job.decoration.colours.size()) {
        const auto& c = job.decoration.colours[index(id)];
        line += fmt::format(" ic RGB{:02X}{:02X}{:02X}", c[0], c[1], c[2]);
    }
    if (job.many()) line += fmt::format(" {}", spans(job.presence_of(id), job.first));
    job.put(line + "\n");
    job.step();
}

void dot_node(GraphJob& job, ActorId id) {
    const Actor& actor = job.actor(id);
    const std::string name = quoted_dot(actor.id);
    std::string line = fmt::format("  n{} [actor={}, label={}", index(id), name,
                                   quoted_dot(actor.name, DotText::label));
    for (const auto& [key, text] : actor_texts(job, actor))
        line += fmt::format(", {}={}", key, quoted_dot(text));
    if (const Point p = job.mean_position(id); is_finite(p))
        line += fmt::format(", pos=\"{:.3f},{:.3f}\"", 72 * p.x, -72 * p.y);
    if (index(id) < job.decoration.sizes.size())
        line += fmt::format(", shape=circle, fixedsize=shape, width={0:.4f}, height={0:.4f}",
                            job.decoration.sizes[index(id)]);
    if (index(id) < job.decoration.colours.size())
        line += fmt::format(", style=filled, fillcolor=\"{}\"",
                            hex_colour(job.decoration.colours[index(id)]));
    if (!job.many())
        for (const ActorValues& values : job.decoration.values)
            for (const InSlice at : job.presence_of(id))
                if (const double v = job.value(values, at); !std::isnan(v))
                    line += fmt::format(", {}={}", quoted_dot(values.name), number_text(v));
    job.put(line + "];\n");
    job.step();
}

/// ", \"x\": 1, \"y\": 2" and the values of one slice.
std::string json_values(const GraphJob& job, ActorId id, InSlice at) {
    std::string text;
    if (const Point p = job.position(at.slice, id); is_finite(p))
        text += fmt::format(", \"x\": {}, \"y\": {}", number_text(p.x), number_text(p.y));
    for (const ActorValues& values : job.decoration.values)
        if (const double v = job.value(values, at); !std::isnan(v))
            text += fmt::format(", {}: {}", graph_json_string(values.name), number_text(v));
    return text;
}

void json_node(GraphJob& job, ActorId id) {
    const Actor& actor = job.actor(id);
    std::string line = fmt::format("{{\"id\": {}, \"label\": {}", graph_json_string(actor.id),
                                   graph_json_string(actor.name));
    for (const auto& [key, text] : actor_texts(job, actor))
        line += fmt::format(", \"{}\": {}", key, graph_json_string(text));
    if (index(id) < job.decoration.sizes.size())
        line += fmt::format(", \"size\": {}", number_text(job.decoration.sizes[index(id)]));
    if (index(id) < job.decoration.colours.size())
        line += fmt::format(", \"color\": \"{}\"", hex_colour(job.decoration.colours[index(id)]));
    const auto places = job.presence_of(id);
    if (!job.many()) {
        for (const InSlice at : places) line += json_values(job, id, at);
    } else {
        if (const Point p = job.mean_position(id); is_finite(p))
            line += fmt::format(", \"x\": {}, \"y\": {}", number_text(p.x), number_text(p.y));
        line += ", \"slices\": {";
        for (std::size_t i = 0; i < places.size(); ++i) {
            const std::string inner = json_values(job, id, places[i]);
            line += fmt::format("{}{}: {{{}}}", i ? ", " : "",
                                graph_json_string(job.network(places[i].slice).slice.label),
                                inner.empty() ? inner : inner.substr(2));
        }
        line += '}';
    }
    job.put(line + '}');
    job.step();
}

}  // namespace

void write_ties_csv(GraphJob& job) {
    job.put("slice,source,target,cooperation,conflict,net,intensity,tone,events\n");
    const bool raw = job.decoration.raw;
    for (std::size_t s = job.first; s < job.last; ++s) {
        for (const Tie& tie : job.network(s).ties) {
            const auto t = tone(tie);
            job.put(fmt::format(
                "{},{},{},{},{},{},{},{},{}\n", csv_field(job.network(s).slice.label, raw),
                csv_field(job.actor(tie.source).id, raw), csv_field(job.actor(tie.target).id, raw),
                number_text(tie.cooperation), number_text(tie.conflict), number_text(net(tie)),
                number_text(intensity(tie)), t ? number_text(*t) : "", number_text(tie.events)));
            job.step();
        }
    }
}

void write_pajek(GraphJob& job) {
    const std::string name = pajek_text(job.source_case().name);
    job.put(fmt::format("*Network {}\n", name.empty() ? "entente" : name));
    for (std::size_t s = job.first; s < job.last; ++s)
        job.put(fmt::format("% {} = {}\n", s - job.first + 1, job.network(s).slice.label));
    job.put(fmt::format("*Vertices {}\n", job.actors.size()));
    const Rect box = bounds(job);
    std::vector<std::size_t> number(job.source_case().actors.size());
    for (std::size_t i = 0; i < job.actors.size(); ++i) {
        number[index(job.actors[i])] = i + 1;
        pajek_vertex(job, i, box);
    }
    job.put(job.directed() ? "*Arcs\n" : "*Edges\n");
    for (std::size_t s = job.first; s < job.last; ++s) {
        const std::string time = job.many() ? fmt::format(" [{}]", s - job.first + 1) : "";
        for (const Tie& tie : job.network(s).ties) {
            job.put(fmt::format("{} {} {}{}\n", number[index(tie.source)],
                                number[index(tie.target)], number_text(net(tie)), time));
            job.step();
        }
    }
}

void write_dot_graph(GraphJob& job) {
    job.put(fmt::format("{} entente {{\n", job.directed() ? "digraph" : "graph"));
    if (!job.recipe.empty())
        job.put(fmt::format("  entente_recipe={};\n", quoted_dot(job.recipe, DotText::recipe)));
    for (const ActorId id : job.actors) dot_node(job, id);
    const std::string_view joint = job.directed() ? "->" : "--";
    for (std::size_t s = job.first; s < job.last; ++s) {
        const std::string slice = quoted_dot(job.network(s).slice.label);
        for (const Tie& tie : job.network(s).ties) {
            std::string line = fmt::format("  n{} {} n{} [slice={}", index(tie.source), joint,
                                           index(tie.target), slice);
            for (const auto& [key, number] : tie_numbers(tie))
                line += fmt::format(", {}=\"{}\"", key, number_text(number));
            job.put(line + "];\n");
            job.step();
        }
    }
    job.put("}\n");
}

void write_node_link(GraphJob& job) {
    job.put("{");
    if (!job.recipe.empty()) job.put("\"recipe\": " + job.recipe + ",\n");
    job.put(
        fmt::format("\"directed\": {}, \"multigraph\": {},\n\"graph\": {{\"name\": {}, "
                    "\"slices\": [",
                    job.directed(), job.many(), graph_json_string(job.source_case().name)));
    for (std::size_t s = job.first; s < job.last; ++s)
        job.put(fmt::format("{}{}", s > job.first ? ", " : "",
                            graph_json_string(job.network(s).slice.label)));
    job.put("]},\n\"nodes\": [");
    for (std::size_t i = 0; i < job.actors.size(); ++i) {
        job.put(i ? ",\n" : "\n");
        json_node(job, job.actors[i]);
    }
    job.put("],\n\"links\": [");
    bool started = false;
    for (std::size_t s = job.first; s < job.last; ++s) {
        const std::string slice = graph_json_string(job.network(s).slice.label);
        for (const Tie& tie : job.network(s).ties) {
            std::string line = fmt::format(
                "{}{{\"source\": {}, \"target\": {}, \"slice\": {}, \"weight\": {}",
                started ? ",\n" : "\n", graph_json_string(job.actor(tie.source).id),
                graph_json_string(job.actor(tie.target).id), slice, number_text(net(tie)));
            for (const auto& [key, number] : tie_numbers(tie))
                line += fmt::format(", \"{}\": {}", key, number_text(number));
            job.put(line + '}');
            job.step();
            started = true;
        }
    }
    job.put("]}\n");
}

}  // namespace entente::detail
