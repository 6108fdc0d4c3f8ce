#include <cmath>
#include <queue>
#include <tuple>

#include "entente/core/text.hpp"
#include "graph_xml.hpp"

namespace entente::detail {

namespace {

constexpr double gephi_units = 100;      // a layout unit: Gephi's nodes are some 10 wide
constexpr double almost_nothing = 1e-9;  // Gephi throws out ties of weight 0

/// Ties of many slices by pair, in order; one place a slice at a time.
class PairsOfSlices {
  public:
    explicit PairsOfSlices(const GraphJob& job) : job_(job) {
        for (std::size_t s = job.first; s < job.last; ++s) push({s, 0});
    }
    /// The next pair's ties in time; empty after the last.
    std::vector<InSlice> next() {
        std::vector<InSlice> places;
        while (!heads_.empty() && (places.empty() || pair(heads_.top()) == pair(places.front()))) {
            places.push_back(heads_.top());
            heads_.pop();
            push({places.back().slice, places.back().place + 1});
        }
        return places;
    }
    const Tie& tie(InSlice at) const { return job_.network(at.slice).ties[at.place]; }

  private:
    std::pair<ActorId, ActorId> pair(InSlice at) const { return {tie(at).source, tie(at).target}; }
    void push(InSlice at) {
        if (at.place < job_.network(at.slice).ties.size()) heads_.push(at);
    }
    struct Later {
        const PairsOfSlices* self;
        bool operator()(InSlice a, InSlice b) const {
            return std::tuple(self->pair(a), a.slice) > std::tuple(self->pair(b), b.slice);
        }
    };
    const GraphJob& job_;
    std::priority_queue<InSlice, std::vector<InSlice>, Later> heads_{Later{this}};
};

class GexfWriter {
  public:
    explicit GexfWriter(GraphJob& job) : job_(job), xml_(job) {}

    void write() {
        xml_.open("gexf");
        xml_.attribute("xmlns", "http://gexf.net/1.3");
        xml_.attribute("xmlns:viz", "http://gexf.net/1.3/viz");
        xml_.attribute("version", "1.3");
        xml_.open("meta");
        xml_.leaf("creator", "entente");
        if (!job_.recipe.empty()) {
            xml_.open("description");
            xml_.verbatim(job_.recipe);
            xml_.close();
        }
        xml_.close();
        open_graph();
        columns();
        xml_.open("nodes");
        for (const ActorId id : job_.actors) node(id);
        xml_.close();
        xml_.open("edges");
        PairsOfSlices pairs(job_);
        for (auto places = pairs.next(); !places.empty(); places = pairs.next())
            edge(pairs, places);
        xml_.finish();
    }

  private:
    void open_graph() {
        xml_.open("graph");
        xml_.attribute("defaultedgetype", job_.directed() ? "directed" : "undirected");
        xml_.attribute("mode", job_.many() ? "dynamic" : "static");
        if (!job_.many()) return;
        xml_.attribute("timeformat", "date");
        xml_.attribute("timerepresentation", "interval");
        xml_.attribute("start", iso(job_.network(job_.first).slice.days.begin));
        xml_.attribute("end", iso(job_.network(job_.last - 1).slice.days.end - 1));
    }

    void column(const std::string& id, const std::string& title, const char* type) {
        xml_.open("attribute");
        xml_.attribute("id", id);
        xml_.attribute("title", title);
        xml_.attribute("type", type);
        xml_.close();
    }
    void open_columns(const char* whose, bool dynamic) {
        xml_.open("attributes");
        xml_.attribute("class", whose);
        xml_.attribute("mode", dynamic ? "dynamic" : "static");
    }
    bool moves() const { return job_.many() && !job_.decoration.positions.empty(); }

    void columns() {
        open_columns("node", false);
        for (const char* name : {"kind", "parent", "groups", "from", "to"})
            column(name, name, "string");
        xml_.close();
        if (moves() || !job_.decoration.values.empty()) {
            open_columns("node", job_.many());
            if (moves()) {
                column("position_x", "position_x", "double");
                column("position_y", "position_y", "double");
            }
            for (const ActorValues& values : job_.decoration.values)
                column("value_" + values.name, values.name, "double");
            xml_.close();
        }
        open_columns("edge", job_.many());
        if (job_.many()) column("weight", "weight", "double");
        for (const char* name : {"cooperation", "conflict", "net", "intensity", "tone", "events"})
            column(name, name, "double");
        xml_.close();
    }

    void span(std::size_t first, std::size_t last) {
        xml_.attribute("start", iso(job_.network(first).slice.days.begin));
        xml_.attribute("end", iso(job_.network(last).slice.days.end - 1));
    }
    void value(std::string_view column_id, std::string_view text) {
        xml_.open("attvalue");
        xml_.attribute("for", column_id);
        xml_.attribute("value", text);
        xml_.close();
    }
    void value(std::string_view column_id, double number, std::size_t slice) {
        if (!std::isfinite(number)) return;
        xml_.open("attvalue");
        xml_.attribute("for", column_id);
        xml_.attribute("value", number_text(number));
        if (job_.many()) span(slice, slice);
        xml_.close();
    }

    void spells(const std::vector<InSlice>& places) {
        if (!job_.many()) return;
        xml_.open("spells");
        for (std::size_t i = 0; i < places.size();) {
            std::size_t end = i + 1;
            while (end < places.size() && places[end].slice == places[end - 1].slice + 1) ++end;
            xml_.open("spell");
            span(places[i].slice, places[end - 1].slice);
            xml_.close();
            i = end;
        }
        xml_.close();
    }

    void node(ActorId id) {
        const Actor& actor = job_.actor(id);
        const auto places = job_.presence_of(id);
        xml_.open("node");
        xml_.attribute("id", actor.id);
        xml_.attribute("label", actor.name);
        xml_.open("attvalues");
        for (const auto& [name, text] : actor_texts(job_, actor)) value(name, text);
        for (const InSlice at : places) {
            if (const Point p = job_.position(at.slice, id); moves() && is_finite(p)) {
                value("position_x", gephi_units * p.x, at.slice);
                value("position_y", -gephi_units * p.y, at.slice);
            }
            for (const ActorValues& values : job_.decoration.values)
                value("value_" + values.name, job_.value(values, at), at.slice);
        }
        xml_.close();
        spells(places);
        looks(id);
        xml_.close();
        job_.step();
    }

    void looks(ActorId id) {
        if (index(id) < job_.decoration.colours.size()) {
            const auto& c = job_.decoration.colours[index(id)];
            xml_.open("viz:color");
            xml_.attribute("r", std::to_string(c[0]));
            xml_.attribute("g", std::to_string(c[1]));
            xml_.attribute("b", std::to_string(c[2]));
            xml_.close();
        }
        if (const Point p = job_.mean_position(id); is_finite(p)) {
            xml_.open("viz:position");
            xml_.attribute("x", number_text(gephi_units * p.x));
            xml_.attribute("y", number_text(-gephi_units * p.y));
            xml_.attribute("z", "0");
            xml_.close();
        }
        if (index(id) < job_.decoration.sizes.size()) {
            xml_.open("viz:size");
            xml_.attribute("value", number_text(gephi_units * job_.decoration.sizes[index(id)]));
            xml_.close();
        }
    }

    static double weight(const Tie& tie) {
        return intensity(tie) > 0 ? intensity(tie) : almost_nothing;
    }

    void edge(const PairsOfSlices& pairs, const std::vector<InSlice>& places) {
        const Tie& tie = pairs.tie(places.front());
        xml_.open("edge");
        xml_.attribute("id", std::to_string(edges_++));
        xml_.attribute("source", job_.actor(tie.source).id);
        xml_.attribute("target", job_.actor(tie.target).id);
        if (!job_.many()) xml_.attribute("weight", number_text(weight(tie)));
        xml_.open("attvalues");
        for (const InSlice at : places) {
            if (job_.many()) value("weight", weight(pairs.tie(at)), at.slice);
            for (const auto& [name, number] : tie_numbers(pairs.tie(at)))
                value(name, number, at.slice);
            job_.step();
        }
        xml_.close();
        spells(places);
        xml_.close();
    }

    GraphJob& job_;
    GraphXml xml_;
    std::size_t edges_ = 0;
};

}  // namespace

void write_gexf(GraphJob& job) {
    GexfWriter(job).write();
}

}  // namespace entente::detail
