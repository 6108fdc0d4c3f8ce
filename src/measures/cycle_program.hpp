#pragma once
// The linear program of negative cycles: how little can be frustrated, if ties could be so in
// parts.
#include <optional>
#include <vector>

#include "entente/core/progress.hpp"
#include "negative_cycles.hpp"
#include "search_clock.hpp"
#include "signed_ties.hpp"

struct glp_prob;

namespace entente::detail {

/// minimise sum w_e f_e, 0 <= f_e <= 1, sum of f_e over each cycle >= 1; by GLPK's dual simplex.
/// Used by the thread that made it. A tie is a column from the first cycle through it on: each call
/// of the solver costs as much as there are columns, before it does anything.
class CycleProgram {
  public:
    /// `unbounded` leaves out f_e <= 1, which no best solution needs: the cycles' prices then never
    /// add up to more than the weight of a tie.
    enum class Parts { up_to_one, unbounded };
    /// `graph` outlives it.
    explicit CycleProgram(const SignedTies& graph, Parts bounds = Parts::up_to_one);
    CycleProgram(const CycleProgram&) = delete;
    CycleProgram& operator=(const CycleProgram&) = delete;
    ~CycleProgram();

    void add(const NegativeCycle& cycle);
    /// Fixes f_e at 0 or 1, or (nothing) lets it go.
    void fix(std::size_t tie, std::optional<bool> frustrated);

    /// False when time ran out or the solver gave up; `value` and `parts` are then of no use.
    /// Throws Error{interrupted}.
    bool solve(const SearchClock& clock, const Progress& progress);
    bool feasible() const { return feasible_; }  ///< false: the fixed ties leave no solution
    double value() const { return value_; }      ///< of the last solution
    const std::vector<double>& parts() const { return parts_; }  ///< f_e of the last solution
    /// Weight of a tie less the prices of the cycles through it, in the last solution.
    double reduced_cost(std::size_t tie) const;
    /// Cycles that have not held anything for a while go.
    void forget_idle();

  private:
    bool simplex(int method, const SearchClock& clock, const Progress& progress);

    int column(std::size_t tie);

    const SignedTies& graph_;
    int bounds_;  // of a column, as GLPK names them
    glp_prob* program_;
    std::vector<int> columns_;  // by tie; 0: none yet
    std::vector<int> idle_;     // solutions since the row (from 1) last mattered
    bool feasible_ = true;
    double value_ = 0;
    std::vector<double> parts_;
};

}  // namespace entente::detail
