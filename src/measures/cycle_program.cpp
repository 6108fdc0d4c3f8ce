#include "cycle_program.hpp"

#include <glpk.h>

#include <algorithm>
#include <numeric>

namespace entente::detail {
namespace {

constexpr int step_milliseconds = 15;  // between two looks at the clock and at a stop
constexpr int idle_limit = 6;

}  // namespace

CycleProgram::CycleProgram(const SignedTies& graph, Parts bounds)
    : graph_(graph),
      bounds_(bounds == Parts::unbounded ? GLP_LO : GLP_DB),
      program_(glp_create_prob()),
      columns_(graph.ties.size(), 0),
      parts_(graph.ties.size(), 0) {
    glp_term_out(GLP_OFF);
    glp_set_obj_dir(program_, GLP_MIN);
}

CycleProgram::~CycleProgram() {
    glp_delete_prob(program_);
    glp_free_env();  // of this thread
}

int CycleProgram::column(std::size_t tie) {
    int& known = columns_[tie];
    if (known == 0) {
        known = glp_add_cols(program_, 1);
        glp_set_col_bnds(program_, known, bounds_, 0, 1);
        glp_set_obj_coef(program_, known, graph_.ties[tie].weight);
    }
    return known;
}

void CycleProgram::add(const NegativeCycle& cycle) {
    const int row = glp_add_rows(program_, 1);
    glp_set_row_bnds(program_, row, GLP_LO, 1, 0);
    std::vector<int> columns{0};
    for (const std::size_t t : cycle) columns.push_back(column(t));
    const std::vector<double> ones(columns.size(), 1);
    glp_set_mat_row(program_, row, static_cast<int>(cycle.size()), columns.data(), ones.data());
    idle_.push_back(0);
}

void CycleProgram::fix(std::size_t tie, std::optional<bool> frustrated) {
    if (!frustrated) {
        glp_set_col_bnds(program_, column(tie), GLP_DB, 0, 1);
    } else {
        const double at = *frustrated ? 1 : 0;
        glp_set_col_bnds(program_, column(tie), GLP_FX, at, at);
    }
}

bool CycleProgram::simplex(int method, const SearchClock& clock, const Progress& progress) {
    glp_smcp how;
    glp_init_smcp(&how);
    how.msg_lev = GLP_MSG_OFF;
    how.meth = method;
    how.r_test = GLP_RT_FLIP;  // every part has two bounds
    how.tol_bnd = how.tol_dj = 1e-9;
    how.tm_lim = step_milliseconds;
    for (;;) {
        progress.check();
        if (clock.is_over()) return false;
        const int ended = glp_simplex(program_, &how);
        if (ended == 0) return true;
        if (ended != GLP_ETMLIM) return false;
    }
}

bool CycleProgram::solve(const SearchClock& clock, const Progress& progress) {
    if (!simplex(GLP_DUALP, clock, progress)) {
        if (clock.is_over()) return false;
        glp_std_basis(program_);
        if (!simplex(GLP_PRIMAL, clock, progress)) return false;
    }
    const int status = glp_get_status(program_);
    feasible_ = status == GLP_OPT;
    if (!feasible_) return status == GLP_NOFEAS;
    value_ = glp_get_obj_val(program_);
    for (std::size_t t = 0; t < parts_.size(); ++t)
        if (columns_[t] != 0)
            parts_[t] = std::clamp(glp_get_col_prim(program_, columns_[t]), 0.0, 1.0);
    for (std::size_t r = 0; r < idle_.size(); ++r) {
        const bool matters = glp_get_row_stat(program_, static_cast<int>(r) + 1) != GLP_BS;
        idle_[r] = matters ? 0 : idle_[r] + 1;
    }
    return true;
}

double CycleProgram::reduced_cost(std::size_t tie) const {
    const int known = columns_[tie];
    if (known == 0) return graph_.ties[tie].weight;
    if (glp_get_col_stat(program_, known) == GLP_BS) return 0;
    return glp_get_col_dual(program_, known);
}

void CycleProgram::forget_idle() {
    std::vector<int> rows{0};
    std::size_t kept = 0;
    for (std::size_t r = 0; r < idle_.size(); ++r) {
        if (idle_[r] > idle_limit) {
            rows.push_back(static_cast<int>(r) + 1);
        } else {
            idle_[kept++] = idle_[r];
        }
    }
    idle_.resize(kept);
    if (rows.size() > 1) glp_del_rows(program_, static_cast<int>(rows.size()) - 1, rows.data());
}

}  // namespace entente::detail
