#pragma once
// What the writers of graph files share.
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "entente/core/files.hpp"
#include "entente/network/graph_file.hpp"

namespace entente::detail {

/// A place in a slice's list: (slice, place in its ties or present actors).
struct InSlice {
    std::size_t slice = 0;
    std::size_t place = 0;
};

/// What is to be written, and where it goes.
class GraphJob {
  public:
    GraphJob(const NetworkSeries& series, std::size_t first, std::size_t last,
             const GraphDecoration& decoration, const std::string& recipe, StreamedFile& file,
             const Progress& progress);

    const NetworkSeries& series;
    const std::size_t first, last;
    const GraphDecoration& decoration;
    const std::string& recipe;
    std::vector<ActorId> actors;  ///< present in a chosen slice, sorted

    const Case& source_case() const { return series.source_case(); }
    const Network& network(std::size_t slice) const { return series.networks[slice]; }
    const Actor& actor(ActorId id) const { return source_case().actor(id); }
    bool many() const { return last - first > 1; }
    bool directed() const { return series.options.directed; }
    std::vector<InSlice> presence_of(ActorId actor) const;
    /// Its place in the slice; not finite where there is none.
    Point position(std::size_t slice, ActorId actor) const;
    /// Mean of the finite places over the slices in which it is present.
    Point mean_position(ActorId actor) const;
    double value(const ActorValues& values, InSlice at) const;

    /// Collects bytes for the file.
    void put(std::string_view bytes);
    void flush();
    void check() const { progress_.check(); }
    /// One actor or tie is written: tells the progress, and throws Error{interrupted}.
    void step();

  private:
    StreamedFile& file_;
    const Progress& progress_;
    std::string buffer_;
    std::size_t done_ = 0, steps_ = 0;
};

/// id -> text of the actor's attributes that are there, in the order of the header.
std::vector<std::pair<std::string_view, std::string>> actor_texts(const GraphJob& job,
                                                                  const Actor& actor);
/// The numbers of a tie by name; tone only where there is one.
std::vector<std::pair<std::string_view, double>> tie_numbers(const Tie& tie);
/// "#rrggbb".
std::string hex_colour(const std::array<std::uint8_t, 3>& colour);
/// Valid UTF-8 that XML can hold: other characters as U+FFFD.
std::string clean_text(std::string_view text);

void write_gexf(GraphJob& job);
void write_graphml(GraphJob& job);
void write_pajek(GraphJob& job);
void write_dot_graph(GraphJob& job);
void write_ties_csv(GraphJob& job);
void write_node_link(GraphJob& job);

}  // namespace entente::detail
