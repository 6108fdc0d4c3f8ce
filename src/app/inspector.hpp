#pragma once
// The pages of the inspector.
#include "widgets.hpp"

namespace entente::app {

void draw_figures(const std::vector<Figure>& figures, Ui& ui);
void draw_actors(const ActorsTable& view, Ui& ui);
void draw_actor(const ActorView& view, Ui& ui);
void draw_tie(const TieView& view, Ui& ui);

}  // namespace entente::app
