#pragma once
// Networks as files for other programs: one slice, or a run of slices.
#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "entente/core/geometry.hpp"
#include "entente/core/progress.hpp"
#include "entente/network/series.hpp"

namespace entente {

/// A number of each present actor, slice by slice: values[slice][place in present], NaN where there
/// is none. Slices are those of the series; outside the chosen ones they may be empty.
struct ActorValues {
    std::string name;  ///< as a measure's id; unlike the attributes that every file has
    std::vector<std::vector<double>> values;
};

/// What a graph file may carry beyond the network. What is empty is not written.
struct GraphDecoration {
    /// [slice of the series][index(actor)], layout units, y down; not finite where there is none.
    std::vector<std::vector<Point>> positions = {};
    std::vector<std::array<std::uint8_t, 3>> colours = {};  ///< [index(actor)], red, green, blue
    std::vector<double> sizes = {};  ///< [index(actor)], diameters in layout units; > 0
    std::vector<ActorValues> values = {};
    bool raw = false;  ///< csv: text as it stands, without the apostrophe against spreadsheets
};

/// Writes the slices [first, last) of `series` in the format that the ending of `file` names. One
/// slice is a plain graph; several make a dynamic one. Only actors present in a chosen slice stand
/// in it; a slice without ties adds none. An undirected pair is written once a slice, as a Tie is.
/// Numbers read back exactly, except where a program's own type is shorter.
///
/// Every actor has id, label (its name), kind, parent (id), groups (joined by ';'), from, to
/// (EDTF); what it lacks is left out. Every tie has cooperation, conflict, net, intensity, tone
/// (left out where intensity is 0) and events. Beyond that:
///
/// **gexf** (GEXF 1.3, for Gephi). Several slices: mode dynamic, dates, closed intervals. Gephi
/// takes the two ends of an interval as part of it and refuses intervals that touch, so the end is
/// the last day *in* the slice. Spells say when an actor is present and a tie exists, slices side
/// by side merged; a tie's numbers are dynamic attributes, one value a slice, and so are an actor's
/// values and its position_x, position_y. Gephi throws out ties of weight 0 and does not draw those
/// below 0; so `weight` is the intensity (1e-9 where that is 0) and the sign is in `net` and
/// `tone`. viz:position is 100 times the (mean) place, y up as in Gephi; viz:size 100 times the
/// diameter.
///
/// **graphml** (igraph, networkx, Cytoscape). These read one graph a file: several slices are one
/// graph of parallel edges, each with its `slice` (label) and `slice_index` (from 1), to filter by.
/// `weight` is the signed net: these readers keep it. x, y (y down) and `size` in layout units,
/// `color` "#rrggbb", r, g, b. With several slices x, y are the mean over the slices in which the
/// actor is present, and x_LABEL, y_LABEL, NAME_LABEL hold the slice's own.
///
/// **net** (Pajek). Line value = net. Vertices are labelled with ids ('"' and '\', which Pajek
/// cannot hold, as their full-width forms); names and other attributes of actors, sizes, values and
/// a tie's other numbers do not fit into the format. Places are shrunk to 0..1. Several slices:
/// time in brackets, slices counted from 1, a comment tells which is which. igraph and networkx
/// read the file of one slice; of several, networkx reads all lines and drops the time, igraph
/// refuses it.
///
/// **dot** (Graphviz). A tie's numbers by name; no `weight`, for Graphviz takes whole numbers >= 0
/// only. Several slices: parallel edges with `slice`. pos in points, a layout unit being 72, y up;
/// width and height in inches. The recipe is the graph attribute entente_recipe.
///
/// **csv**. The columns of `entente network`: slice, source, target, cooperation, conflict, net,
/// intensity, tone, events. No actors but by their ties.
///
/// **json**. Node-link form, as d3 and networkx' node_link_graph read it (the latter from 3.4 on
/// with edges="links"); `weight` = net; several
/// slices: multigraph, links with `slice`, nodes with `slices`: {LABEL: {x, y, NAME...}}.
///
/// `recipe` is one line of JSON, ASCII, without < > & and backslashes before quotes; empty: none.
/// It stands in the file (gexf: meta/description; graphml: data of the key `recipe`; json: first,
/// "recipe"), for csv and net in FILE.recipe.json beside it, unless FILE is a device or a pipe.
///
/// Files are there whole or not at all. O(actors x slices x log actors + bytes written) time,
/// O(actors + slices) memory.
/// Throws Error{usage} as check_graph_ending does and when there is no slice in [first, last),
/// Error{io}, Error{interrupted}.
void write_graph_file(const NetworkSeries& series, std::size_t first, std::size_t last,
                      const GraphDecoration& decoration, const std::filesystem::path& file,
                      const std::string& recipe = {}, const Progress& progress = {});

/// A string of the DOT language, quoted, from its escaped text: in pieces that are added up, since
/// Graphviz reads at most 16 kB between two quotes.
std::string dot_string(std::string_view escaped);

/// Throws Error{usage}, with a suggestion, unless the file ends in gexf, graphml, net, dot, csv or
/// json (upper or lower case).
void check_graph_ending(const std::filesystem::path& file);

}  // namespace entente
