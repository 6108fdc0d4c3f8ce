#include <fmt/format.h>

#include <cmath>

#include "entente/core/text.hpp"
#include "graph_xml.hpp"

namespace entente::detail {

namespace {

class GraphmlWriter {
  public:
    explicit GraphmlWriter(GraphJob& job) : job_(job), xml_(job) {}

    void write() {
        xml_.open("graphml");
        xml_.attribute("xmlns", "http://graphml.graphdrawing.org/xmlns");
        keys();
        xml_.open("graph");
        xml_.attribute("id", "entente");
        xml_.attribute("edgedefault", job_.directed() ? "directed" : "undirected");
        if (!job_.recipe.empty()) {
            xml_.open("data");
            xml_.attribute("key", "recipe");
            xml_.verbatim(job_.recipe);
            xml_.close();
        }
        data("name", job_.source_case().name);
        for (const ActorId id : job_.actors) node(id);
        for (std::size_t s = job_.first; s < job_.last; ++s)
            for (const Tie& tie : job_.network(s).ties) edge(s, tie);
        xml_.finish();
    }

  private:
    void key(const std::string& id, const char* whose, const std::string& name, const char* type) {
        xml_.open("key");
        xml_.attribute("id", id);
        xml_.attribute("for", whose);
        xml_.attribute("attr.name", name);
        xml_.attribute("attr.type", type);
        xml_.close();
    }

    void keys() {
        key("recipe", "graph", "recipe", "string");
        key("name", "graph", "name", "string");
        key("n_id", "node", "actor", "string");
        for (const char* name : {"label", "kind", "parent", "groups", "from", "to"})
            key(fmt::format("n_{}", name), "node", name, "string");
        const GraphDecoration& with = job_.decoration;
        if (!with.positions.empty()) {
            key("n_x", "node", "x", "double");
            key("n_y", "node", "y", "double");
        }
        if (!with.sizes.empty()) key("n_size", "node", "size", "double");
        if (!with.colours.empty()) {
            key("n_color", "node", "color", "string");
            for (const char* name : {"r", "g", "b"})
                key(fmt::format("n_{}", name), "node", name, "int");
        }
        for (std::size_t s = job_.first; s < job_.last; ++s) slice_keys(s);
        key("e_slice", "edge", "slice", "string");
        key("e_slice_index", "edge", "slice_index", "int");
        for (const char* name :
             {"weight", "cooperation", "conflict", "net", "intensity", "tone", "events"})
            key(fmt::format("e_{}", name), "edge", name, "double");
    }

    void slice_keys(std::size_t s) {
        const std::string tail = job_.many() ? "_" + job_.network(s).slice.label : "";
        if (job_.many() && !job_.decoration.positions.empty()) {
            key(fmt::format("s{}_x", s), "node", "x" + tail, "double");
            key(fmt::format("s{}_y", s), "node", "y" + tail, "double");
        }
        const auto& values = job_.decoration.values;
        for (std::size_t v = 0; v < values.size(); ++v)
            key(fmt::format("s{}_v{}", s, v), "node", values[v].name + tail, "double");
    }

    void data(const std::string& key_id, std::string_view value) {
        xml_.open("data");
        xml_.attribute("key", key_id);
        xml_.text(value);
        xml_.close();
    }
    void place(const std::string& head, Point p) {
        if (!is_finite(p)) return;
        data(head + "_x", number_text(p.x));
        data(head + "_y", number_text(p.y));
    }

    void node(ActorId id) {
        const Actor& actor = job_.actor(id);
        xml_.open("node");
        xml_.attribute("id", actor.id);
        data("n_id", actor.id);
        data("n_label", actor.name);
        for (const auto& [name, text] : actor_texts(job_, actor))
            data(fmt::format("n_{}", name), text);
        place("n", job_.mean_position(id));
        if (index(id) < job_.decoration.sizes.size())
            data("n_size", number_text(job_.decoration.sizes[index(id)]));
        if (index(id) < job_.decoration.colours.size()) {
            const auto& c = job_.decoration.colours[index(id)];
            data("n_color", hex_colour(c));
            data("n_r", std::to_string(c[0]));
            data("n_g", std::to_string(c[1]));
            data("n_b", std::to_string(c[2]));
        }
        for (const InSlice at : job_.presence_of(id)) {
            const std::string head = fmt::format("s{}", at.slice);
            if (job_.many()) place(head, job_.position(at.slice, id));
            for (std::size_t v = 0; v < job_.decoration.values.size(); ++v)
                if (const double x = job_.value(job_.decoration.values[v], at); !std::isnan(x))
                    data(fmt::format("{}_v{}", head, v), number_text(x));
        }
        xml_.close();
        job_.step();
    }

    void edge(std::size_t slice, const Tie& tie) {
        xml_.open("edge");
        xml_.attribute("source", job_.actor(tie.source).id);
        xml_.attribute("target", job_.actor(tie.target).id);
        data("e_slice", job_.network(slice).slice.label);
        data("e_slice_index", std::to_string(slice - job_.first + 1));
        data("e_weight", number_text(net(tie)));
        for (const auto& [name, number] : tie_numbers(tie))
            data(fmt::format("e_{}", name), number_text(number));
        xml_.close();
        job_.step();
    }

    GraphJob& job_;
    GraphXml xml_;
};

}  // namespace

void write_graphml(GraphJob& job) {
    GraphmlWriter(job).write();
}

}  // namespace entente::detail
