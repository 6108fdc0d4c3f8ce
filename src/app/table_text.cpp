#include "table_text.hpp"

#include <cmath>

#include "entente/core/text.hpp"

namespace entente::app {
namespace {

std::string subject(const NetworkSeries& series, const Network& network, Level level,
                    std::size_t item) {
    const auto id = [&](ActorId actor) { return csv_field(series.source_case().actor(actor).id); };
    if (level == Level::actor) return id(network.present[item]) + ',';
    if (level == Level::tie)
        return id(network.ties[item].source) + ',' + id(network.ties[item].target) + ',';
    return {};
}

std::string bound(const std::vector<double>& bounds, std::size_t item) {
    return bounds.empty() ? std::string() : number_text(bounds[item]);
}

}  // namespace

std::string measures_head(Level level) {
    std::string text = "slice,begin,end,";
    if (level == Level::actor) text += "actor,";
    if (level == Level::tie) text += "source,target,";
    return text + "measure,value,low,high\n";
}

std::string measures_rows(const NetworkSeries& series, const MeasureTable& table,
                          std::size_t slice) {
    std::string text;
    const Network& network = series.networks[slice];
    const std::string when = csv_field(network.slice.label) + ',' + iso(network.slice.days.begin) +
                             ',' + iso(network.slice.days.end) + ',';
    const std::size_t items = table.measures().empty() ? 0 : table.values(0, slice).size();
    for (std::size_t item = 0; item < items; ++item) {
        const std::string head = when + subject(series, network, table.level(), item);
        for (std::size_t m = 0; m < table.measures().size(); ++m) {
            const auto& [low, high] = table.bounds(m, slice);
            text += head + std::string(table.measures()[m]->id) + ',' +
                    number_text(table.values(m, slice)[item]) + ',' + bound(low, item) + ',' +
                    bound(high, item) + '\n';
        }
    }
    return text;
}

}  // namespace entente::app
