#include "cycle_program.hpp"

#include <glpk.h>

#include <algorithm>
#include <numeric>

namespace entente::detail {
namespace {

constexpr int step_milliseconds = 40;  // between two looks at the clock and at a stop
constexpr int idle_limit = 6;

int column(std::size_t tie) {
    return static_cast<int>(tie) + 1;
}

}  // namespace

CycleProgram::CycleProgram(const SignedTies& graph, Parts parts) : parts_(graph.ties.size(), 0) {
    glp_term_out(GLP_OFF);
    program_ = glp_create_prob();
    glp_set_obj_dir(program_, GLP_MIN);
    glp_add_cols(program_, static_cast<int>(graph.ties.size()));
    for (std::size_t t = 0; t < graph.ties.size(); ++t) {
        glp_set_col_bnds(program_, column(t), parts == Parts::unbounded ? GLP_LO : GLP_DB, 0, 1);
        glp_set_obj_coef(program_, column(t), graph.ties[t].weight);
    }
}

CycleProgram::~CycleProgram() {
    glp_delete_prob(program_);
    glp_free_env();  // of this thread
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
        parts_[t] = std::clamp(glp_get_col_prim(program_, column(t)), 0.0, 1.0);
    for (std::size_t r = 0; r < idle_.size(); ++r) {
        const bool matters = glp_get_row_stat(program_, static_cast<int>(r) + 1) != GLP_BS;
        idle_[r] = matters ? 0 : idle_[r] + 1;
    }
    return true;
}

double CycleProgram::reduced_cost(std::size_t tie) const {
    if (glp_get_col_stat(program_, column(tie)) == GLP_BS) return 0;
    return glp_get_col_dual(program_, column(tie));
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
