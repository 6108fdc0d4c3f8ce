#include "canonical.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <deque>
#include <numeric>
#include <utility>

#include "mix.hpp"

namespace entente::detail {
namespace {

/// Classes of actors, each a run of `order_`, named by the place where the run begins: all that is
/// done depends on places and weights, never on rows.
class Refinement {
  public:
    Refinement(const Graph& graph, const Progress& progress)
        : neighbours_(graph),
          progress_(progress),
          order_(graph.actors),
          place_(graph.actors),
          begin_(graph.actors, 0),
          size_(graph.actors, 0),
          waiting_(graph.actors, false),
          key_(graph.actors, 0) {
        std::iota(order_.begin(), order_.end(), Row{0});
        std::iota(place_.begin(), place_.end(), std::size_t{0});
        if (graph.actors == 0) return;
        size_[0] = graph.actors;
        wait(0);
    }

    std::vector<Row> run() {
        refine();
        for (std::size_t begin = 0; begin < order_.size(); ++begin) {
            while (size_[begin] > 1) {
                single_out(begin);
                refine();
            }
        }
        return std::move(order_);
    }

  private:
    void wait(std::size_t begin) {
        if (waiting_[begin]) return;
        waiting_[begin] = true;
        queue_.push_back(begin);
    }

    void single_out(std::size_t begin) {
        const std::size_t last = begin + --size_[begin];
        begin_[order_[last]] = last;
        size_[last] = 1;
        wait(last);
    }

    void refine() {
        while (!queue_.empty()) {
            progress_.check();
            const std::size_t begin = queue_.front();
            queue_.pop_front();
            waiting_[begin] = false;
            split_by(begin);
        }
    }

    /// Splits every class by its actors' weights to one class.
    void split_by(std::size_t begin) {
        std::vector<Row> touched;
        for (std::size_t i = begin; i < begin + size_[begin]; ++i) {
            for (const Neighbour& n : neighbours_.of(order_[i])) {
                if (key_[n.row] == 0) touched.push_back(n.row);
                key_[n.row] += mixed(std::bit_cast<std::uint64_t>(n.weight));
            }
        }
        std::sort(touched.begin(), touched.end(), [&](Row a, Row b) {
            return std::tuple(begin_[a], key_[a], a) < std::tuple(begin_[b], key_[b], b);
        });
        touched.erase(std::unique(touched.begin(), touched.end()), touched.end());
        for (std::size_t i = 0; i < touched.size();) {
            std::size_t end = i;
            while (end < touched.size() && begin_[touched[end]] == begin_[touched[i]]) ++end;
            split({touched.begin() + static_cast<std::ptrdiff_t>(i),
                   touched.begin() + static_cast<std::ptrdiff_t>(end)});
            i = end;
        }
        for (const Row row : touched) key_[row] = 0;
    }

    /// `touched`: some actors of one class, sorted by key; they go behind the others of the class.
    void split(std::span<const Row> touched) {
        const std::size_t begin = begin_[touched.front()], end = begin + size_[begin];
        std::size_t at = end - touched.size();
        std::vector<std::size_t> begins;
        if (at > begin) begins.push_back(begin);
        for (std::size_t i = 0; i < touched.size(); ++i, ++at) {
            if (i == 0 || key_[touched[i]] != key_[touched[i - 1]]) begins.push_back(at);
        }
        if (begins.size() == 1) return;
        put(touched, end - touched.size());
        begins.push_back(end);
        for (std::size_t c = 0; c + 1 < begins.size(); ++c) {
            size_[begins[c]] = begins[c + 1] - begins[c];
            if (begins[c] == begin) continue;
            for (std::size_t i = begins[c]; i < begins[c + 1]; ++i) begin_[order_[i]] = begins[c];
        }
        begins.pop_back();
        wait_for_new(begins);
    }

    /// Moves the actors to the places from `at` on, those that were there to where they came from.
    void put(std::span<const Row> actors, std::size_t at) {
        for (const Row row : actors) {
            const Row other = order_[at];
            std::swap(order_[at], order_[place_[row]]);
            std::swap(place_[row], place_[other]);
            ++at;
        }
    }

    /// What is known of a class and all of its parts but one is known of that one too.
    void wait_for_new(const std::vector<std::size_t>& begins) {
        const auto largest =
            std::max_element(begins.begin(), begins.end(),
                             [&](std::size_t a, std::size_t b) { return size_[a] < size_[b]; });
        const bool all = waiting_[begins.front()];
        for (auto b = begins.begin(); b != begins.end(); ++b) {
            if (all || b != largest) wait(*b);
        }
    }

    Neighbours neighbours_;
    const Progress& progress_;
    std::vector<Row> order_;
    std::vector<std::size_t> place_;  // row -> place in order_
    std::vector<std::size_t> begin_;  // row -> class
    std::vector<std::size_t> size_;   // class -> number of its actors
    std::vector<bool> waiting_;       // class -> in the queue
    std::vector<std::uint64_t> key_;  // row -> weights to the class that splits; 0 = none
    std::deque<std::size_t> queue_;
};

/// Makes the weights whole numbers; the power of two they were multiplied by.
int make_whole(std::vector<Edge>& edges) {
    std::vector<double> sizes;
    for (const Edge& e : edges) sizes.push_back(std::abs(e.weight));
    const ScaledSum sum = scaled_sum(std::move(sizes));
    const int scale = 24 - std::ilogb(sum.fraction) - sum.exponent;
    for (Edge& e : edges) {
        const double size = std::max(1.0, std::round(std::ldexp(std::abs(e.weight), scale)));
        e.weight = std::copysign(size, e.weight);
    }
    return scale;
}

/// Renumbers the actors of a part by structure.
void put_in_order(Part& part, const Progress& progress) {
    const std::vector<Row> order = canonical_order(part.graph, progress);
    std::vector<Row> rows(order.size()), place(order.size());
    for (Row i = 0; i < order.size(); ++i) {
        rows[i] = part.rows[order[i]];
        place[order[i]] = i;
    }
    part.rows = std::move(rows);
    for (Edge& e : part.graph.edges)
        std::tie(e.from, e.to) = std::minmax({place[e.from], place[e.to]});
    std::sort(part.graph.edges.begin(), part.graph.edges.end(), [](const Edge& a, const Edge& b) {
        return std::pair(a.from, a.to) < std::pair(b.from, b.to);
    });
}

}  // namespace

std::vector<Row> canonical_order(const Graph& graph, const Progress& progress) {
    return Refinement(graph, progress).run();
}

std::vector<Part> canonical_parts(const Graph& graph, const Progress& progress) {
    const Components found = components(Neighbours(graph));
    std::vector<Part> parts(found.size.size());
    std::vector<Row> place(graph.actors);
    for (Row row = 0; row < graph.actors; ++row) {
        Part& part = parts[found.of[row]];
        place[row] = static_cast<Row>(part.rows.size());
        part.rows.push_back(row);
    }
    for (const Edge& e : graph.edges)
        parts[found.of[e.from]].graph.edges.push_back(
            {place[e.from], place[e.to], e.weight, e.tie});
    std::erase_if(parts, [](const Part& part) { return part.graph.edges.empty(); });
    for (Part& part : parts) {
        part.graph.actors = part.rows.size();
        part.scale = make_whole(part.graph.edges);
        put_in_order(part, progress);
    }
    return parts;
}

ScaledSum scaled_sum(std::vector<double> numbers) {
    std::sort(numbers.begin(), numbers.end());
    if (numbers.empty() || numbers.back() == 0) return {};
    ScaledSum sum{.fraction = 0, .exponent = std::ilogb(numbers.back())};
    for (const double x : numbers) sum.fraction += std::ldexp(x, -sum.exponent);
    return sum;
}

}  // namespace entente::detail
