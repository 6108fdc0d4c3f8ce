#pragma once
// The pages of the inspector.
#include "widgets.hpp"

namespace entente::app {

void draw_figures(const std::vector<Figure>& figures, Ui& ui);
void draw_actors(const ActorsTable& view, Ui& ui);
void draw_actor(const ActorView& view, Ui& ui);
void draw_tie(const TieView& view, Ui& ui);
void draw_balance(const BalanceView& view, Ui& ui);
void draw_export(const ExportView& view, Ui& ui);
void draw_shifts(const ShiftsView& view, Ui& ui);
/// Measures without a value, each with its reason; nothing when there are none.
void draw_undefined(const std::vector<Figure>& figures, Ui& ui);

}  // namespace entente::app
