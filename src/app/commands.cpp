#include "commands.hpp"

#include "apply.hpp"

namespace entente::app {

std::vector<Effect> update(AppModel& model, const Command& command) {
    Effects effects;
    std::visit([&](const auto& one) { apply(model, effects, one); }, command);
    return effects;
}

}  // namespace entente::app
